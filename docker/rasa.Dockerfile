# The bot: Rasa without TensorFlow, the channels and the page. Build from the repository root:
#   docker build -f docker/rasa.Dockerfile -t homeroom-bot .
FROM python:3.10-slim-bookworm AS build
WORKDIR /homeroom
RUN pip install --no-cache-dir uv==0.13.9
COPY pyproject.toml uv.lock README.md LICENSE NOTICE ./
# Everything in the lock file except TensorFlow, which the bot starts and trains without
# (rasa_project/patches/without_tensorflow.py), and what only TensorFlow needs.
RUN uv export --locked --no-dev --no-emit-project --prune tensorflow --prune tensorflow-addons \
    --prune tensorflow-hub --prune tensorflow-text --prune tensorflow-io-gcs-filesystem > requirements.txt \
    && uv venv .venv && uv pip install --no-cache --no-deps -r requirements.txt
COPY actions actions
COPY data data
COPY guidance_content guidance_content
COPY rasa_project rasa_project
COPY scripts scripts
COPY widget widget
RUN .venv/bin/python -m scripts.train
# An image with a model that understands too little is not built.
COPY tests/nlu tests/nlu
COPY tests/core/safety tests/core/safety
RUN .venv/bin/python -m scripts.model_check && rm -rf tests .rasa requirements.txt build/training

FROM python:3.10-slim-bookworm
RUN useradd --create-home --uid 10001 homeroom && mkdir /data && chown homeroom /data
WORKDIR /homeroom
COPY --from=build /homeroom /homeroom
USER homeroom
# The data folder and /tmp are all that is ever written: the rest may be read-only.
ENV HOMEROOM_DATA=/data PYTHONDONTWRITEBYTECODE=1
EXPOSE 5005
HEALTHCHECK --start-period=90s CMD [".venv/bin/python", "-c", \
    "import httpx; httpx.get('http://127.0.0.1:5005/health').raise_for_status()"]
CMD [".venv/bin/python", "-m", "scripts.bot", "--interface", "0.0.0.0"]
