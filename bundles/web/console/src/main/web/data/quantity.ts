import { type Key, t } from "$/i18n/index.svelte";

/**
 * The grammar of quantity keys: `<base>[.<phase>][.<rank>][.<index>][.<tariff>][.<statistic>]`. Bases are whatever stands before the
 * modifiers, so that a quantity that this page has never heard of still gets a place in its tables.
 */
export interface Quantity {
  key: string;
  base: string;
  phase: Phase | null;
  /** Harmonic rank, 1 for the fundamental; of several ranks taken together the first. */
  rank: number | null;
  /** The last of several ranks taken together. */
  rankTo: number | null;
  index: number | null;
  tariff: number | null;
  statistic: Statistic | null;
}

export const PHASES = [
  "l1n",
  "l2n",
  "l3n",
  "ln",
  "l12",
  "l23",
  "l31",
  "ll",
  "l1",
  "l2",
  "l3",
  "n",
  "ng",
  "total",
] as const;
export type Phase = (typeof PHASES)[number];
export const STATISTICS = ["avg", "min", "max", "avgmin", "avgmax"] as const;
export type Statistic = (typeof STATISTICS)[number];

const MODIFIERS =
  /^(.*?)(?:\.(l[123]n|l12|l23|l31|l[123]|n|ng|ln|ll|total))?(?:\.h(\d{1,2})(?:_(\d{1,2}))?)?(?:\.([1-9]\d{0,2}))?(?:\.t([1-8]))?(?:\.(avg|min|max|avgmin|avgmax))?$/;
const known = new Map<string, Quantity>();

/** Takes a quantity key apart. */
export function parseQuantity(key: string): Quantity {
  const found = known.get(key);
  if (found) {
    return found;
  }
  const match = MODIFIERS.exec(key);
  const number = (text: string | undefined) => (text === undefined ? null : Number(text));
  const parsed: Quantity = {
    key,
    base: match?.[1] ?? key,
    phase: (match?.[2] as Phase | undefined) ?? null,
    rank: number(match?.[3]),
    rankTo: number(match?.[4]),
    index: number(match?.[5]),
    tariff: number(match?.[6]),
    statistic: (match?.[7] as Statistic | undefined) ?? null,
  };
  known.set(key, parsed);
  return parsed;
}

const PHASE_NAMES: Partial<Record<Phase, string>> = {
  l1n: "L1-N",
  l2n: "L2-N",
  l3n: "L3-N",
  ln: "L-N",
  l12: "L1-L2",
  l23: "L2-L3",
  l31: "L3-L1",
  ll: "L-L",
  l1: "L1",
  l2: "L2",
  l3: "L3",
  n: "N",
  ng: "N-PE",
};

/** A phase as written on a terminal; the total has a word of its own. */
export function phaseName(phase: Phase | null): string {
  return phase === null || phase === "total" ? t("phase.total") : (PHASE_NAMES[phase] as string);
}

/** A harmonic rank, or several, as written on an axis. */
export function rankName(quantity: Pick<Quantity, "rank" | "rankTo">): string {
  return quantity.rankTo === null ? String(quantity.rank) : `${quantity.rank}–${quantity.rankTo}`;
}

/** What makes this quantity differ from others of its base, in words: phase, rank, tariff, statistic. */
export function modifierNames(quantity: Quantity): string {
  const parts: string[] = [];
  if (quantity.phase !== null && quantity.phase !== "total") {
    parts.push(PHASE_NAMES[quantity.phase] as string);
  }
  if (quantity.rank !== null) {
    parts.push(t("quantity.rank", { n: rankName(quantity) }));
  }
  if (quantity.index !== null) {
    parts.push(String(quantity.index));
  }
  if (quantity.tariff !== null) {
    parts.push(t("quantity.tariff", { n: quantity.tariff }));
  }
  if (quantity.statistic !== null) {
    parts.push(t(`statistic.${quantity.statistic}` as Key));
  }
  return parts.join(" ");
}

/** Short symbols of the bases that have a place of their own on a page. */
const SYMBOLS: Record<string, string> = {
  voltage: "U",
  current: "I",
  frequency: "f",
  "power.active": "P",
  "power.reactive": "Q",
  "power.apparent": "S",
  "power.factor": "PF",
  "cos.phi": "cos φ",
  "tan.phi": "tan φ",
  "energy.active.import": "Ea+",
  "energy.active.export": "Ea−",
  "energy.reactive.import": "Er+",
  "energy.reactive.export": "Er−",
  "energy.apparent": "Es",
  "thd.voltage": "THDu",
  "thd.current": "THDi",
  "k.factor": "K",
};

/** The symbol of a base, or its key. */
export function symbol(base: string): string {
  return SYMBOLS[base] ?? base;
}

/** Parts of a point id. */
export interface PointId {
  device: string;
  load: string;
  quantity: Quantity;
}

/** Takes `<device>/<load>/<quantity>` apart; null where it is not one. */
export function parsePoint(id: string): PointId | null {
  const [device, load, key, more] = id.split("/");
  return device && load && key && more === undefined ? { device, load, quantity: parseQuantity(key) } : null;
}
