"""datatrove's filters over texts, one check at a time: what each decides with the limits that it is given.

    python peer.py TEXTS.jsonl LIMITS.json

A line of TEXTS is ``{"language": ..., "text": ...}``. Prints, as JSON, the decisions by check, a list of booleans each; ``fineweb2``
for FineWeb2's own Arabic configuration; and ``seconds`` for the whole filters over all texts. Runs in an environment of
its own: newscrawl is not there.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

CODES = {"ar": "arb_Arab", "en": "eng_Latn"}
OFF: dict[str, Any] = dict.fromkeys(
    (
        "min_doc_words", "max_doc_words", "min_avg_word_length", "max_avg_word_length", "max_symbol_word_ratio",
        "max_bullet_lines_ratio", "max_ellipsis_lines_ratio", "max_non_alpha_words_ratio", "min_stop_words",
    )
)  # fmt: skip
SAME = {
    "dup_line_frac": 0,
    "dup_para_frac": 0,
    "dup_line_char_frac": 0,
    "dup_para_char_frac": 0,
    "top_n_grams": (),
    "dup_n_grams": (),
}
NO_LINES = {"line_punct_thr": 0, "short_line_thr": 9, "char_duplicates_ratio": 9, "new_line_ratio": 9}
C4_OFF = {"filter_lorem_ipsum": False, "filter_curly_bracket": False, "min_num_sentences": -1}
# configs/arb_Arab.yml of FineWeb2, and what its pipeline sets for all languages.
ARABIC: dict[str, dict[str, Any]] = {
    "quality": {
        "min_avg_word_length": 2, "max_avg_word_length": 9, "max_non_alpha_words_ratio": 0.787, "min_stop_words": 2,
        "stop_words": "، في من على إلى عام أن مع أو هو عن التي كان بين ما كانت هي المتحدة بعد".split(),
    },
    "repetition": {
        **SAME, "dup_line_frac": 0.304, "top_n_grams": ((2, 0.197), (3, 0.172), (4, 0.146)),
        "dup_n_grams": ((5, 0.165), (6, 0.153), (7, 0.142), (8, 0.131), (9, 0.12), (10, 0.109)),
    },
    "lines": {"line_punct_thr": 0.143, "short_line_thr": 999, "char_duplicates_ratio": 0.1, "new_line_ratio": 0.189},
}  # fmt: skip


def checks(limits: dict[str, Any], code: str) -> dict[str, Any]:
    """Return a filter for each check, which makes no other, with *limits*, for the language *code*."""
    from datatrove.pipeline.filters import FineWebQualityFilter, GopherQualityFilter, GopherRepetitionFilter
    from datatrove.pipeline.filters.c4_filters import C4QualityFilter

    def quality(**on: Any) -> Any:  # noqa: ANN401
        return GopherQualityFilter(language=code, **{**OFF, **on})

    def repetition(**on: Any) -> Any:  # noqa: ANN401
        return GopherRepetitionFilter(language=code, **{**SAME, **on})

    def lines(**on: Any) -> Any:  # noqa: ANN401
        return FineWebQualityFilter(language=code, **{**NO_LINES, **on})

    def c4(**on: Any) -> Any:  # noqa: ANN401
        return C4QualityFilter(language=code, **{**C4_OFF, **on})

    return {
        "gopher-words": quality(
            min_doc_words=limits["gopher_least_words"], max_doc_words=limits["gopher_most_words"]
        ),
        "gopher-word-length": quality(
            min_avg_word_length=limits["gopher_least_word_length"],
            max_avg_word_length=limits["gopher_most_word_length"],
        ),
        "gopher-symbols": quality(max_symbol_word_ratio=limits["gopher_most_symbols"]),
        "gopher-bullets": quality(max_bullet_lines_ratio=limits["gopher_most_bullet_lines"]),
        "gopher-ellipsis": quality(max_ellipsis_lines_ratio=limits["gopher_most_ellipsis_lines"]),
        "gopher-alphabetic": quality(max_non_alpha_words_ratio=limits["gopher_least_alphabetic"]),
        "gopher-stop-words": quality(
            min_stop_words=limits["gopher_least_stop_words"], stop_words=limits["stop_words"].split()
        ),
        "gopher-repeated-lines": repetition(
            dup_line_frac=limits["gopher_most_repeated_lines"],
            dup_line_char_frac=limits["gopher_most_repeated_line_letters"],
        ),
        "gopher-top-run": repetition(top_n_grams=tuple(enumerate(limits["gopher_most_top"], 2))),
        "gopher-repeated-runs": repetition(dup_n_grams=tuple(enumerate(limits["gopher_most_repeated"], 5))),
        "c4-lorem-ipsum": c4(filter_lorem_ipsum=True),
        "c4-curly-bracket": c4(filter_curly_bracket=True),
        "c4-sentences": c4(min_num_sentences=limits["c4_least_sentences"]),
        "fineweb-punctuation": lines(line_punct_thr=limits["fineweb_least_punctuated_lines"]),
        "fineweb-short-lines": lines(
            short_line_thr=limits["fineweb_most_short_lines"], short_line_length=limits["fineweb_short_line"]
        ),
        "fineweb-repeated-letters": lines(char_duplicates_ratio=limits["fineweb_most_repeated_letters"]),
        "fineweb-line-breaks": lines(new_line_ratio=limits["fineweb_most_line_breaks"]),
    }


def whole(code: str) -> tuple[Any, ...]:
    """Return datatrove's filters as a pipeline has them, with FineWeb2's configuration for Arabic."""
    from datatrove.pipeline.filters import FineWebQualityFilter, GopherQualityFilter, GopherRepetitionFilter

    own: dict[str, dict[str, Any]] = (
        ARABIC if code == CODES["ar"] else {"quality": {}, "repetition": {}, "lines": {}}
    )
    return (
        GopherRepetitionFilter(language=code, **own["repetition"]),
        FineWebQualityFilter(language=code, **own["lines"]),
        GopherQualityFilter(language=code, **own["quality"]),
    )


def _document(text: str) -> Any:  # noqa: ANN401
    from datatrove.data import Document

    return Document(text=text, id="0")


def main(texts: str, limits: str) -> None:
    """Decide, and print."""
    told = json.loads(Path(limits).read_text(encoding="utf-8"))
    filters = {name: checks(told[name], code) for name, code in CODES.items()}
    pipelines = {name: whole(code) for name, code in CODES.items()}
    decisions: dict[str, list[bool]] = {}
    fineweb2: list[bool] = []
    seconds = 0.0
    for line in Path(texts).read_text(encoding="utf-8").split("\n"):
        if not line:
            continue
        entry = json.loads(line)
        for name, one in filters[entry["language"]].items():
            found = one.filter(_document(entry["text"]))
            decisions.setdefault(name, []).append(found is not True)
        pipeline = pipelines[entry["language"]]
        fineweb2.append(any(one.filter(_document(entry["text"])) is not True for one in pipeline))
        start = time.process_time()
        for one in pipeline:
            if (
                one.filter(_document(" " + entry["text"])) is not True
            ):  # its tokenisers remember the text before
                break
        seconds += time.process_time() - start
    print(json.dumps({"decisions": decisions, "fineweb2": fineweb2, "seconds": seconds}))


if __name__ == "__main__":
    main(*sys.argv[1:])
