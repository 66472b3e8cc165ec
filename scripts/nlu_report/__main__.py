"""Compares the classifiers and measures the whole of understanding. docs/nlu.md keeps the figures.

python -m scripts.nlu_report [--diet EPOCHS] [--only-understanding | --only-diet]
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Sequence

from actions.cli.understand import bot_models
from actions.core.understanding.examples import read_examples
from actions.core.understanding.understand import understand
from scripts.nlu_report.facts import Score
from scripts.nlu_report.intents import quality
from scripts.nlu_report.messages import OUT, TODAY, Kept, kept_out, with_typos
from scripts.nlu_report.pipelines import Sets, as_shares, blend, meaning_sets, spelling_sets

_COLUMNS = (
    "classifier",
    "5-fold",
    "kept out",
    "with typos",
    "out-of-scope AUC",
    "its recall at 5%",
    "ms",
    "training s",
)


def main() -> None:
    """Prints Markdown tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--diet", type=int, metavar="EPOCHS", help="train Rasa's default, too (slow)"
    )
    parser.add_argument("--only-diet", action="store_true", help="nothing but Rasa's default")
    parser.add_argument("--only-understanding", action="store_true", help="compare nothing")
    options = parser.parse_args()
    messages = kept_out()
    if not options.only_understanding:
        print(f"| {' | '.join(_COLUMNS)} |", "|---" * len(_COLUMNS) + "|", sep="\n")
    if not (options.only_understanding or options.only_diet):
        compare(messages)
    if options.diet:
        name = f"Rasa's default (DIET, {options.diet} epochs)"
        _row(name, _diet_sets(_texts(messages), options.diet), messages)
    if not options.only_diet:
        measure_understanding(messages)


def compare(messages: Sequence[Kept]) -> None:
    """Prints the rows of the classifiers; times are of the processor."""
    from scripts.nlu_report.encoders import load_onnx
    from scripts.nlu_report.footprint import megabytes
    from scripts.nlu_report.numpy_minilm import load_numpy

    examples = read_examples()
    texts = _texts(messages)
    spelling = spelling_sets(examples, texts)
    _row("spelling", spelling, messages)
    encoders = {
        "MiniLM, numpy": load_numpy().encode,
        "MiniLM, ONNX float": load_onnx("float").encode,
        "MiniLM, ONNX int8": load_onnx("int8").encode,
    }
    for name, encode in encoders.items():
        meaning = meaning_sets(examples, texts, encode)
        _row(name, meaning, messages)
        _row(f"{name} + spelling", blend(meaning, spelling, 0.5), messages)
    sizes = {name: megabytes(name) for name in ("numpy", "float", "int8")}
    print("\nMemory of the encoders in MB, libraries included:", sizes, flush=True)


def _texts(messages: Sequence[Kept]) -> list[list[str]]:
    """The messages as they are, and with typos."""
    return [[kept.text for kept in messages], [with_typos(kept.text) for kept in messages]]


def _diet_sets(texts: Sequence[Sequence[str]], epochs: int) -> Sets:
    from scripts.nlu_report.diet import Diet

    examples = read_examples()
    labels = sorted({label for _, label in examples})
    started = time.process_time()
    model = Diet(examples, epochs)
    trained = time.process_time() - started
    started = time.process_time()
    found = [as_shares([model.predict(text) for text in several], labels) for several in texts]
    took = (time.process_time() - started) / sum(map(len, texts)) * 1000
    return Sets(None, found, trained, took)


def _row(name: str, sets: Sets, messages: Sequence[Kept]) -> None:
    examples = read_examples()
    labels = sorted({label for _, label in examples})
    wanted = [kept.label for kept in messages]
    plainly, typos = (quality(shares, labels, wanted) for shares in sets.kept_out)
    crossed = (
        f"{quality(sets.cross_validated, labels, [label for _, label in examples]).accuracy:.3f}"
        if sets.cross_validated is not None
        else "-"
    )
    print(
        f"| {name} | {crossed} | {plainly.accuracy:.3f} | {typos.accuracy:.3f} | "
        f"{plainly.out_auc:.3f}"
        f" | {plainly.out_recall:.3f} | {sets.milliseconds:.1f} | {sets.training_seconds:.0f} |",
        flush=True,
    )


def measure_understanding(messages: Sequence[Kept]) -> None:
    """Prints what `understand` makes of the kept-out messages: labels, facts, confusions, speed."""
    models, score, confused = bot_models(), Score(), Counter[tuple[str, str]]()
    right = turned_away = caught = 0
    started = time.process_time()
    for kept in messages:
        read = understand(kept.text, models=models, today=TODAY)
        label = f"{read.intent}/{read.topic}" if read.topic else read.intent
        score.add(read.facts, kept.facts)
        right += label == kept.label
        caught += label == OUT == kept.label
        turned_away += label == OUT != kept.label
        if label != kept.label:
            confused[kept.label, label] += 1
    took = time.process_time() - started
    out = sum(kept.label == OUT for kept in messages)
    print(f"\n{len(messages)} messages, {out} of them not for us")
    print(
        f"accuracy {right / len(messages):.3f}; out of scope: {caught / out:.3f} caught,", end=" "
    )
    print(f"{turned_away / (len(messages) - out):.3f} of ours turned away")
    print(f"{len(messages) / took:.0f} texts a second of one processor")
    print(
        f"facts: F1 {score.f1():.3f}\n\n| field | right | invented | missed | F1 |\n|---|---|---"
        f"|---|---|"
    )
    for field in score.fields():
        counts = (score.right[field], score.invented[field], score.missed[field])
        print(f"| {field} | {' | '.join(map(str, counts))} | {score.f1([field]):.3f} |")
    print("\nConfused, true -> taken for:")
    for (true, taken), times in confused.most_common():
        print(f"  {times} x {true} -> {taken}")


if __name__ == "__main__":
    main()
