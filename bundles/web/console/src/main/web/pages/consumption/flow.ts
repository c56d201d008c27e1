/** A place of the flow, and where it is drawn. */
export interface Box {
  id: string;
  name: string;
  kind: string;
  amount: number;
  depth: number;
  x: number;
  y: number;
  height: number;
}

export interface Band {
  from: Box;
  to: Box;
  y0: number;
  y1: number;
  height: number;
}

interface Place {
  id: string;
  kind: string;
  name: string;
  amount: number | null;
}

const GAP = 10;
const WIDTH = 14;

/** Lays the tree of a flow out from left to right: a column for each level, heights by amount. What is not above zero has no height. */
export function layout(
  places: readonly Place[],
  flows: readonly { from: string; to: string; amount: number | null }[],
  room: { width: number; height: number },
): { boxes: Box[]; bands: Band[] } {
  const children = new Map<string, string[]>();
  const fed = new Set<string>();
  for (const flow of flows) {
    children.set(flow.from, [...(children.get(flow.from) ?? []), flow.to]);
    fed.add(flow.to);
  }
  const byId = new Map(places.map((place) => [place.id, place]));
  const boxes = new Map<string, Box>();
  const visit = (id: string, depth: number) => {
    const place = byId.get(id);
    if (place) {
      const amount = Math.max(0, place.amount ?? 0);
      boxes.set(id, { ...place, amount, depth, x: 0, y: 0, height: 0 });
      for (const child of children.get(id) ?? []) {
        visit(child, depth + 1);
      }
    }
  };
  for (const place of places) {
    if (!fed.has(place.id)) {
      visit(place.id, 0);
    }
  }
  const columns: Box[][] = [];
  for (const box of boxes.values()) {
    columns[box.depth] = [...(columns[box.depth] ?? []), box];
  }
  const perUnit = Math.min(
    ...columns.map((column) => {
      const sum = column.reduce((all, box) => all + box.amount, 0);
      return sum > 0 ? (room.height - GAP * (column.length - 1)) / sum : Number.POSITIVE_INFINITY;
    }),
  );
  const unit = Number.isFinite(perUnit) && perUnit > 0 ? perUnit : 0;
  const distance = columns.length > 1 ? (room.width - WIDTH) / (columns.length - 1) : 0;
  columns.forEach((column, depth) => {
    let y = 0;
    for (const box of column) {
      box.x = depth * distance;
      box.y = y;
      box.height = Math.max(1, box.amount * unit);
      y += box.height + GAP;
    }
  });
  const left = new Map<string, number>();
  const bands = flows.flatMap((flow): Band[] => {
    const from = boxes.get(flow.from);
    const to = boxes.get(flow.to);
    if (!from || !to || to.amount === 0) {
      return [];
    }
    const used = left.get(from.id) ?? 0;
    left.set(from.id, used + to.height);
    return [{ from, to, y0: from.y + used, y1: to.y, height: to.height }];
  });
  return { boxes: [...boxes.values()], bands };
}

/** The outline of a band. */
export function outline(band: Band): string {
  const x0 = band.from.x + WIDTH;
  const x1 = band.to.x;
  const middle = (x0 + x1) / 2;
  const bottom0 = band.y0 + band.height;
  const bottom1 = band.y1 + band.height;
  return (
    `M${x0} ${band.y0} C${middle} ${band.y0} ${middle} ${band.y1} ${x1} ${band.y1} ` +
    `L${x1} ${bottom1} C${middle} ${bottom1} ${middle} ${bottom0} ${x0} ${bottom0} Z`
  );
}
