import { dictionary } from "$/data/dictionary.svelte";
import { modifierNames, parseQuantity } from "$/data/quantity";

const PHASES = ["l1n", "l2n", "l3n", "l12", "l23", "l31", "ln", "ll"];
const LOADS = ["l1", "l2", "l3", "total"];

/** What meters measure most, with the unit in which it is stored. */
const COMMON: readonly (readonly [string, string])[] = [
  ...PHASES.map((phase) => [`voltage.${phase}`, "V"] as const),
  ...["l1", "l2", "l3", "n", "total"].map((phase) => [`current.${phase}`, "A"] as const),
  ["frequency", "Hz"],
  ...LOADS.map((phase) => [`power.active.${phase}`, "W"] as const),
  ...LOADS.map((phase) => [`power.reactive.${phase}`, "var"] as const),
  ...LOADS.map((phase) => [`power.apparent.${phase}`, "VA"] as const),
  ...LOADS.map((phase) => [`power.factor.${phase}`, ""] as const),
  ["energy.active.import", "kWh"],
  ["energy.active.export", "kWh"],
  ["energy.reactive.import", "kvarh"],
  ["energy.reactive.export", "kvarh"],
  ["energy.apparent", "kVAh"],
  ...["l1n", "l2n", "l3n"].map((phase) => [`thd.voltage.${phase}`, "%"] as const),
  ...["l1", "l2", "l3"].map((phase) => [`thd.current.${phase}`, "%"] as const),
  ["temperature", "degC"],
  ...["1", "2", "3", "4"].map((n) => [`input.state.${n}`, ""] as const),
  ...["1", "2"].map((n) => [`output.state.${n}`, ""] as const),
];

const UNIT = new Map(COMMON);

export const UNITS = [
  ..."V,kV,mV,A,mA,W,kW,MW,var,kvar,VA,kVA,Wh,kWh,MWh,varh,kvarh,VAh,kVAh,Hz,%,degC,ohm,s,h".split(","),
];

/** A quantity's name in the language of the page. */
export function nameOf(key: string): string {
  const quantity = parseQuantity(key);
  return [dictionary.name(quantity.base), modifierNames(quantity)].filter((part) => part !== "").join(" ");
}

/** What is often measured, with names. */
export function suggestions(): { key: string; name: string }[] {
  return COMMON.map(([key]) => ({ key, name: nameOf(key) }));
}

/** The unit that a meter usually has a quantity in; undefined where nobody can say. */
export function usualUnit(key: string): string | undefined {
  return UNIT.get(key);
}
