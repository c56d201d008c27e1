import { describe, expect, it } from "vitest";
import type { MapProblem } from "$/api/types";
import { hasErrors, markOf, placeOf } from "$/pages/diagnostics/map-problems";

const overlap: MapProblem = {
  file: "meter.map",
  line: 4,
  field: "address",
  severity: "ERROR",
  code: "row.overlap",
  text: "Register 101 is taken.",
};
const empty: MapProblem = { ...overlap, line: 0, field: "", severity: "WARNING", code: "map.empty" };

describe("problems of register maps", () => {
  it("are placed by file and line, or by the file alone", () => {
    expect(placeOf(overlap)).toBe("meter.map:4");
    expect(placeOf(empty)).toBe("meter.map");
  });

  it("are errors only where a map is refused", () => {
    expect(hasErrors([empty, overlap])).toBe(true);
    expect(hasErrors([empty])).toBe(false);
  });

  it("mark their page only if there are any", () => {
    expect(markOf(null)).toBe("");
    expect(markOf([])).toBe("");
    expect(markOf([empty, overlap])).toBe("2");
  });
});
