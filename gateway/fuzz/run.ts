import { fuzz } from "./fuzz.js";

// `run.js FIRST COUNT`: a run of the fuzzer in a process of its own, which sends its findings to the parent.
// Outside of jest it takes a fifth of the time.

const [first = 1, count = 0] = process.argv.slice(2).map(Number);
process.on("disconnect", () => process.exit(1));
process.send?.(await fuzz({ first, count }), () => process.exit(0));
