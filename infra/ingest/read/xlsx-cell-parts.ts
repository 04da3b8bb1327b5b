import type { RawCell } from "./xlsx-cell.js";
import { RunText } from "./xlsx-texts.js";

/** Gathers what stands in the cell that is open. */
export class CellParts implements RawCell {
  type = "n";
  style = 0;
  formula = false;
  value: string | undefined;
  inline: string | undefined;
  inDisorder = false;
  #inValue = false;
  #inText = false;
  readonly #run = new RunText();

  /** A new cell opens. */
  begin({ t = "n", s = "0" }: Readonly<Record<string, string | undefined>>): void {
    this.type = t;
    this.style = Number(s);
    this.formula = false;
    this.value = undefined;
    this.inline = undefined;
    this.inDisorder = false;
    this.#inValue = false;
    this.#inText = false;
    this.#run.begin();
  }

  /** An element within the cell opens. */
  open(name: string): void {
    const again = (name === "v" && this.value !== undefined) || (name === "is" && this.inline !== undefined);
    if (this.#inValue || again) this.inDisorder = true;
    this.#inValue = name === "v";
    this.#inText ||= name === "is";
    if (this.#inValue) this.value ??= "";
    else if (name === "f") this.formula = true;
    else if (this.#inText) this.#run.open(name);
  }

  text(text: string): void {
    if (this.#inValue) this.value += text;
    else if (this.#inText) this.#run.text(text);
  }

  close(name: string): void {
    this.#inValue = false;
    if (!this.#inText) return;
    this.#run.close(name);
    if (name !== "is") return;
    this.inline = this.#run.value;
    this.inDisorder ||= this.#run.inDisorder;
    this.#inText = false;
  }
}
