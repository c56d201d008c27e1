import type { PointInfo, PointSet } from "$/data/device-points.svelte";
import { type Phase, rankName } from "$/data/quantity";
import { type Rank, voltageLimit } from "$/ui/spectrum";

/** The harmonics of one kind of voltage or of the currents: which ranks of which phases a load has. */
export interface Layout {
  id: "voltage.ln" | "voltage.ll" | "current";
  base: string;
  phases: readonly Phase[];
  ranks: readonly { rank: number; name: string; suffix: string }[];
}

const SETS: readonly Omit<Layout, "ranks">[] = [
  { id: "voltage.ln", base: "voltage", phases: ["l1n", "l2n", "l3n"] },
  { id: "voltage.ll", base: "voltage", phases: ["l12", "l23", "l31"] },
  { id: "current", base: "current", phases: ["l1", "l2", "l3"] },
];

/** The spectra that these points make. */
export function layoutsOf(points: PointSet): Layout[] {
  return SETS.map((set) => {
    const phases = set.phases.filter((phase) =>
      points.list.some((p) => p.quantity.base === set.base && p.quantity.phase === phase && (p.quantity.rank ?? 0) > 1),
    );
    const ranks = new Map<string, { rank: number; name: string; suffix: string }>();
    for (const { quantity } of points.list) {
      const { base, phase, rank, statistic } = quantity;
      const own = base === set.base && phase === phases[0] && (statistic === null || statistic === "avg");
      if (own && rank !== null && rank > 1) {
        const suffix = quantity.rankTo === null ? `h${rank}` : `h${rank}_${quantity.rankTo}`;
        ranks.set(suffix, { rank, name: rankName(quantity), suffix });
      }
    }
    return { ...set, phases, ranks: [...ranks.values()].sort((a, b) => a.rank - b.rank) };
  }).filter((set) => set.ranks.length > 0);
}

/** The point of one bar. */
export function pointOf(points: PointSet, layout: Layout, phase: Phase, suffix: string): PointInfo | undefined {
  return points.first(`${layout.base}.${phase}.${suffix}`, `${layout.base}.${phase}.${suffix}.avg`);
}

/** The bars, with the values that this finds, and beside them those of another moment. */
export function spectrumOf(
  points: PointSet,
  layout: Layout,
  value: (point: string) => number | null,
  before: ReadonlyMap<string, number> | null,
): Rank[] {
  return layout.ranks.map(({ rank, name, suffix }) => {
    const infos = layout.phases.map((phase) => pointOf(points, layout, phase, suffix));
    return {
      rank,
      name,
      // The standard limits single ranks, not several taken together.
      limit: layout.base === "voltage" && suffix === `h${rank}` ? voltageLimit(rank) : null,
      values: infos.map((info) => (info ? value(info.id) : null)),
      ...(before === null ? {} : { before: infos.map((info) => (info ? (before.get(info.id) ?? null) : null)) }),
    };
  });
}
