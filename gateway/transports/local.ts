import { HubError } from "@regiohub/infra/errors";
import { Wait } from "@regiohub/infra/wait";
import {
  BREAK,
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLError,
  type GraphQLSchema,
  parse,
  type ValueNode,
  visit,
} from "graphql";
import { compileQuery, isCompiledQuery } from "graphql-jit";
import { BoundedCache } from "../cache.js";
import { failure } from "./failure.js";
import type {
  GatewayRequest,
  PreparedOperation,
  SubgraphAnswer,
  SubgraphCall,
  SubgraphError,
  SubgraphTransport,
} from "./transport.js";

/** Settings of a subgraph in this process. */
export interface LocalTransportOptions {
  /** Name in messages. Default `local`. */
  readonly name?: string;
  /** Longest a fetch may take, in ms, when the request does not say how long its client waits. */
  readonly timeoutMs: number;
  /** Compile an operation at its n-th use; before that it is interpreted. Default 3: an operation seen once is not worth it. */
  readonly compileAfter?: number;
  /** Told of errors that are not meant for clients: their kind and where they were thrown, never their message. */
  readonly onUnknownError?: (facts: { requestId: string; kind: string; frames: string }) => void;
}

/** One operation under way. */
export interface LocalOperation {
  /** What resolvers get. */
  readonly context: unknown;
  /** Ends it well; what it throws keeps the answer from being given. */
  finish?(): Promise<void>;
  /** Ends it when there is no answer, and breaks off what is still under way. Nobody waits for that. */
  abandon?(): Promise<void>;
}

type Runner = (context: unknown, variables: Record<string, unknown>) => ExecutionResult | Promise<ExecutionResult>;

/** What is kept per operation text: how to run it, and how often it was asked. */
interface Entry {
  run: Runner;
  uses: number;
}

/** Calls a subgraph in this process: no HTTP, no JSON of its answers. */
export function localTransport(
  schema: GraphQLSchema,
  begin: (request: GatewayRequest) => LocalOperation,
  options: LocalTransportOptions,
): SubgraphTransport {
  const { name = "local", timeoutMs, compileAfter = 3, onUnknownError } = options;
  const entries = new BoundedCache<Entry>({ entries: 2_000, characters: 16_000_000 });

  function entryOf({ text, name: operationName }: PreparedOperation): Entry {
    let entry = entries.get(text);
    if (!entry) {
      entry = { run: interpret(schema, text, operationName), uses: 0 };
      entries.set(text, entry);
    }
    entry.uses++;
    if (entry.uses === compileAfter) entry.run = compile(schema, text, operationName) ?? entry.run;
    return entry;
  }

  const report = (errors: readonly GraphQLError[], requestId: string): readonly SubgraphError[] =>
    errors.map((error) => {
      const known = describe(error);
      if (!known.extensions?.code) onUnknownError?.({ requestId, ...originOf(error) });
      return known;
    });

  async function executeWithin(wait: Wait, call: SubgraphCall): Promise<SubgraphAnswer> {
    if (wait.signal.aborted) throw failure(name, "too slow");
    const { context, finish, abandon } = begin({ ...call.request, wait });
    const answered = async () => {
      const run = entryOf(call.operation).run;
      const answer = await run(context, variablesOf(call.variables, call.representations));
      await finish?.();
      return answer;
    };
    try {
      const { data, errors } = await within(answered(), wait.signal, name);
      const result: SubgraphAnswer = { data: data as SubgraphAnswer["data"] };
      return errors?.length ? { ...result, errors: report(errors, call.request.requestId) } : result;
    } catch (error) {
      void abandon?.();
      throw error;
    }
  }

  return {
    async execute(call) {
      const { wait } = call.request;
      if (wait) return executeWithin(wait, call);
      const own = new Wait(timeoutMs);
      return executeWithin(own, call).finally(() => own.end());
    },
    check: async () => {},
    close: async () => {},
  };
}

function interpret(schema: GraphQLSchema, text: string, operationName: string | undefined): Runner {
  const document = parse(text, { noLocation: true });
  return (contextValue, variableValues) =>
    execute({ schema, document, operationName, contextValue, variableValues }) as ReturnType<Runner>;
}

/** The compiled form; undefined when the compiler refuses the operation, or would get it wrong. */
function compile(schema: GraphQLSchema, text: string, operationName: string | undefined): Runner | undefined {
  const document = parse(text, { noLocation: true });
  if (nestsVariables(document)) return undefined;
  const compiled = compileQuery(schema, document, operationName ?? "");
  if (!isCompiledQuery(compiled)) return undefined;
  return (contextValue, variables) => compiled.query(undefined, contextValue, variables) as ReturnType<Runner>;
}

/** `f(input: { stars: $stars })`: graphql-jit makes null of an absent variable, where the default of `stars` should stand. */
function nestsVariables(document: DocumentNode): boolean {
  let nested = false;
  const look = (value: ValueNode) => {
    visit(value, {
      Variable: () => {
        nested = true;
        return BREAK;
      },
    });
  };
  visit(document, { ObjectValue: look, ListValue: look });
  return nested;
}

/** One native parse makes objects of all representations. */
function variablesOf(
  variables: SubgraphCall["variables"],
  representations: SubgraphCall["representations"],
): Record<string, unknown> {
  const all: Record<string, unknown> = { ...variables };
  for (const { variable, texts } of representations) all[variable] = JSON.parse(`[${texts.join(",")}]`);
  return all;
}

/** The error in the form that a subgraph over HTTP would send: with a code only when it is meant for clients. */
function describe({ message, path, extensions, originalError }: GraphQLError): SubgraphError {
  if (originalError instanceof HubError && originalError.fault !== "bug") {
    return { message, path, extensions: { ...extensions, code: originalError.code } };
  }
  return { message, path, extensions };
}

function originOf({ originalError }: GraphQLError): { kind: string; frames: string } {
  const frames = originalError?.stack?.split("\n").filter((line) => /^\s+at /.test(line)) ?? [];
  return { kind: originalError?.name ?? "GraphQLError", frames: frames.slice(0, 5).join("\n") };
}

/** What comes of it, unless nobody waits for it any more before. */
function within<T>(promise: Promise<T>, signal: AbortSignal, name: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(failure(name, "too slow"));
    signal.addEventListener("abort", giveUp, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", giveUp));
  });
}
