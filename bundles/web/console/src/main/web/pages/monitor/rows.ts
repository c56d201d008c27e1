import type { PointInfo, PointSet } from "$/data/device-points.svelte";
import { PHASES, phaseName } from "$/data/quantity";

/** One line of a measurement table: a quantity of a phase, with its statistics beside it. */
export interface MeasureRow {
  key: string;
  label: string;
  instant: PointInfo | undefined;
  average: PointInfo | undefined;
  min: PointInfo | undefined;
  max: PointInfo | undefined;
  /** When the least and the greatest were, in seconds since 1970 UTC. */
  minAt: PointInfo | undefined;
  maxAt: PointInfo | undefined;
}

/** The phases of a base, each with its statistics, in the order L1 L2 L3 N total. */
export function measureRows(
  points: PointSet,
  base: string,
  choose: (phase: string | null) => boolean = () => true,
): MeasureRow[] {
  const keys = new Map<string, PointInfo>();
  for (const point of points.list) {
    const { quantity } = point;
    if (quantity.base === base && quantity.rank === null && quantity.tariff === null && choose(quantity.phase)) {
      const key = [base, quantity.phase, quantity.index].filter((part) => part !== null).join(".");
      if (!keys.has(key)) {
        keys.set(key, point);
      }
    }
  }
  const order = (point: PointInfo) => (point.quantity.phase === null ? 99 : PHASES.indexOf(point.quantity.phase));
  return [...keys]
    .sort(([, a], [, b]) => order(a) - order(b) || (a.quantity.index ?? 0) - (b.quantity.index ?? 0))
    .map(([key, point]) => ({
      key,
      label: point.quantity.index === null ? phaseName(point.quantity.phase) : String(point.quantity.index),
      instant: points.get(key),
      average: points.get(`${key}.avg`),
      min: points.first(`${key}.min`, `${key}.avgmin`),
      max: points.first(`${key}.max`, `${key}.avgmax`),
      minAt: points.first(`date.${key}.min`, `date.${key}.avgmin`),
      maxAt: points.first(`date.${key}.max`, `date.${key}.avgmax`),
    }));
}
