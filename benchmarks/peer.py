"""presidio-analyzer on a blank Swedish pipeline: personal numbers and patterns only, no model. Prints one JSON object.

Run by the Python of its own environment (benchmarks/requirements.txt); reads the mails from standard input.
"""

import json
import resource
import sys
import time

ROUNDS = {"1 KB": 100, "10 KB": 60, "100 KB": 5, "1 MB": 1}


def analyzer():
    """Everything that presidio has for Swedish without a download; the public suffix list is the packaged one."""
    import spacy
    import tldextract
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry, predefined_recognizers
    from presidio_analyzer.nlp_engine import NerModelConfiguration, SpacyNlpEngine

    snapshot = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
    tldextract.extract = tldextract.tldextract.TLD_EXTRACTOR = snapshot

    class Blank(SpacyNlpEngine):
        def load(self):
            self.nlp = {"sv": spacy.blank("sv")}

    engine = Blank(
        models=[{"lang_code": "sv", "model_name": "blank"}], ner_model_configuration=NerModelConfiguration()
    )
    engine.load()
    registry = RecognizerRegistry(supported_languages=["sv"])
    for name in ("Email", "Iban", "CreditCard", "Ip", "Url"):
        registry.add_recognizer(getattr(predefined_recognizers, f"{name}Recognizer")(supported_language="sv"))
    phone = predefined_recognizers.PhoneRecognizer(supported_language="sv", supported_regions=("SE",))
    registry.add_recognizer(phone)
    registry.add_recognizer(predefined_recognizers.SePersonnummerRecognizer())
    registry.add_recognizer(predefined_recognizers.SeOrganisationsnummerRecognizer())
    return AnalyzerEngine(nlp_engine=engine, registry=registry, supported_languages=["sv"])


def main():
    """Start-up, time a mail by size, memory."""
    mails = json.load(sys.stdin)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    begun = time.perf_counter()
    engine = analyzer()
    found = {"start_s": time.perf_counter() - begun}
    engine.analyze(text=mails["10 KB"][0], language="sv")
    for name, rounds in ROUNDS.items():
        times = []
        for number in range(rounds):
            began = time.perf_counter()
            engine.analyze(text=mails[name][number % len(mails[name])], language="sv")
            times.append(1000 * (time.perf_counter() - began))
        times.sort()
        found[name] = {"p50_ms": times[len(times) // 2], "p99_ms": times[int(len(times) * 0.99)]}
        if name == "10 KB":
            found["memory_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 - before
    print(json.dumps(found))


if __name__ == "__main__":
    main()
