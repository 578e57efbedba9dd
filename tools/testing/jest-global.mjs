// Among ES modules Jest makes everything global but `jest` itself, which suites use for clocks and the like.
globalThis.jest = import.meta.jest;
