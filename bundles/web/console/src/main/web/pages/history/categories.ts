import { parseQuantity } from "$/data/quantity";

/** Sorts of quantities, in the order in which people look for them. */
export const CATEGORIES = ["power", "energy", "voltage", "current", "quality", "state", "other"] as const;
export type Category = (typeof CATEGORIES)[number];

/** The sort of a point. */
export function categoryOf(point: { quantity: string; kind: string }): Category {
  const { base, rank } = parseQuantity(point.quantity);
  if (point.kind === "STATE") {
    return "state";
  }
  if ((rank ?? 0) > 1 || /^(thd|k\.factor|crest|unbalance)/.test(base)) {
    return "quality";
  }
  const first = base.split(".")[0];
  if (first === "cos" || first === "tan") {
    return "power";
  }
  return CATEGORIES.find((category) => category === first) ?? (point.kind === "INDEX" ? "energy" : "other");
}
