"""The one calendar: every school day, time limit and due day is counted here.

    school_days.py    school days of a typical year, and what a parent's day is in it
    holidays.py       holidays as parents name them, and their days
    state_limits.py   a state's time limits, each as one set of numbers
    deadlines.py      the day a limit ends, counted as its rule says
    timeline.py       what should happen after a letter, and by when
    time_zones.py     time zones by name

The numbers are in guidance_content/timelines/. What day it is, the core is told.
"""
