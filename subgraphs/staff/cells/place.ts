/** What figures are of: a board by its number, or a region, `scheme code`. */
export interface Place {
  readonly kind: "board" | "region";
  readonly key: string;
}
