// Imported by jest's workers before all else, see worker-flags.ts. Jest compiles every module anew for every test file;
// here V8 is given what it compiled for a file before, which is a sixth of what loading the whole hub takes.
import { types } from "node:util";
import vm, { type CompileFunctionOptions, type SourceTextModuleOptions } from "node:vm";

declare module "vm" {
  interface SourceTextModule {
    /** Missing in the types of Node. */
    createCachedData(): Buffer;
  }
}

/** By what was compiled: the code as it was, because V8 compares no more than its length. */
const compiled = new Map<string, { readonly code: string; readonly data: Buffer | undefined }>();

const dataOf = (key: string, code: string): Buffer | undefined => {
  const known = compiled.get(key);
  return known?.code === code ? known.data : undefined;
};

class SourceTextModule extends vm.SourceTextModule {
  constructor(code: string, options: SourceTextModuleOptions = {}) {
    const key = `module ${options.identifier}`;
    const cachedData = dataOf(key, code);
    super(code, cachedData ? { ...options, cachedData } : options);
    if (!cachedData) compiled.set(key, { code, data: this.createCachedData() });
  }
}

const { compileFunction: compile } = vm;

const compileFunction: typeof compile = (code, parameters, options: CompileFunctionOptions = {}) => {
  const key = `function ${options.filename} ${parameters}`;
  const cachedData = dataOf(key, code);
  if (cachedData) return compile(code, parameters, { ...options, cachedData });
  const made = compile(code, parameters, { ...options, produceCachedData: true });
  compiled.set(key, { code, data: made.cachedData });
  return made;
};

const { createContext: create } = vm;

/**
 * Jest asks for a global object behind a proxy, to clear it at the end of a file. Every `Map`, `Object` or `Number` that
 * a test or our code names is then looked up through it, which takes fifty times as long as in a global object of V8's own.
 */
const createContext: typeof create = (object, options) =>
  create(types.isProxy(object) ? vm.constants.DONT_CONTEXTIFY : object, options);

Object.assign(vm, { SourceTextModule, compileFunction, createContext });
