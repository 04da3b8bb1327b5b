import { describe, expect, it } from "@jest/globals";
import { childOf, clientTrace, relayedTrace, traceHeaders } from "./trace.js";

const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const SPAN = "00f067aa0ba902b7";

describe("a client's trace", () => {
  it.each([`00-${TRACE}-${SPAN}-01`, `00-${TRACE}-${SPAN}-00`, `cc-${TRACE}-${SPAN}-01-what-comes-later`])(
    "is taken over from %s",
    (traceparent) => {
      const trace = clientTrace({ traceparent });
      expect(trace).toMatchObject({ traceId: TRACE, foreign: SPAN, parent: null });
      expect(trace.spanId).toMatch(/^(?!0{16})[0-9a-f]{16}$/);
      expect(trace.spanId).not.toBe(SPAN);
    },
  );

  it.each([
    "",
    `ff-${TRACE}-${SPAN}-01`,
    `00-${"0".repeat(32)}-${SPAN}-01`,
    `00-${TRACE}-${"0".repeat(16)}-01`,
    `00-${TRACE.toUpperCase()}-${SPAN}-01`,
    `00-${TRACE}-${SPAN}`,
    `00-${TRACE}-${SPAN}-01x`,
    ` 00-${TRACE}-${SPAN}-01`,
    `00-${TRACE}${TRACE}-${SPAN}-01`,
  ])("is a new one when the header is %j", (traceparent) => {
    const trace = clientTrace({ traceparent });
    expect(trace.traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(trace.traceId).not.toBe(TRACE);
    expect(trace.foreign).toBeNull();
  });
});

describe("a part of the hub", () => {
  it("is within the part that asks for it, in one process and over HTTP alike", () => {
    for (const gateway of [clientTrace({ traceparent: `00-${TRACE}-${SPAN}-01` }), clientTrace({})]) {
      const expected = { ...gateway, parent: gateway.spanId, spanId: expect.any(String) };
      expect(childOf(gateway)).toEqual(expected);
      expect(relayedTrace(traceHeaders(gateway))).toEqual(expected);
    }
  });

  it("takes a client's operation from no other entry of the header", () => {
    const headers = traceHeaders(clientTrace({}));
    expect(relayedTrace({ ...headers, tracestate: `xhub=${SPAN},hub=${SPAN}0` }).foreign).toBeNull();
    expect(relayedTrace({ ...headers, tracestate: `other=1, hub=${SPAN}` }).foreign).toBe(SPAN);
  });
});
