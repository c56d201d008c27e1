/** A stretch of time, in milliseconds. */
export interface Range {
  from: number;
  to: number;
}

/** No stretch is shorter than a thousandth of the whole, and none than a second. */
const least = (whole: Range) => Math.max(1000, (whole.to - whole.from) / 1000);

/** A range after one of its ends, or all of it, was moved: it stays within the whole and keeps some length. */
export function moved(chosen: Range, whole: Range, part: "from" | "window" | "to", by: number): Range {
  const within = (low: number, time: number, high: number) => Math.min(high, Math.max(low, time));
  if (part === "from") {
    return {
      from: within(whole.from, chosen.from + by, Math.max(whole.from, chosen.to - least(whole))),
      to: chosen.to,
    };
  }
  if (part === "to") {
    return { from: chosen.from, to: within(Math.min(whole.to, chosen.from + least(whole)), chosen.to + by, whole.to) };
  }
  const length = Math.min(chosen.to - chosen.from, whole.to - whole.from);
  const from = within(whole.from, chosen.from + by, whole.to - length);
  return { from, to: from + length };
}

/** How far a key moves what has the focus, in milliseconds; null for every other key. */
export function grip(key: string, length: number): number | null {
  switch (key) {
    case "ArrowLeft":
    case "ArrowDown":
      return -length / 100;
    case "ArrowRight":
    case "ArrowUp":
      return length / 100;
    case "PageDown":
      return -length / 10;
    case "PageUp":
      return length / 10;
    case "Home":
      return -length;
    case "End":
      return length;
    default:
      return null;
  }
}
