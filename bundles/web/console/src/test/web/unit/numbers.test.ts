import { describe, expect, it } from "vitest";
import { decimal, figure, full, levels, niceCeiling, scaleOf } from "$/format/numbers";

const text = (value: number | null, unit: string, locale = "en-GB") => {
  const { text, unit: shown } = figure(value, unit, locale);
  return `${text} ${shown}`;
};

describe("figures beside a gauge", () => {
  it.each([
    [12_345.6, "W", "12.35 kW"],
    [999.4, "W", "999 W"],
    [-1500, "var", "-1.500 kvar"],
    [3_210_000, "Wh", "3.210 MWh"],
    [230.123, "V", "230.1 V"],
    [49.998, "Hz", "50.00 Hz"],
    [0.92, "", "0.920 "],
    [5.678, "A", "5.678 A"],
    [1234.5, "A", "1,235 A"],
    [2.5e-6, "F", "2.500 µF"],
    [250_000, "Ω", "250.0 kΩ"],
    [null, "W", "— W"],
    [Number.NaN, "V", "— V"],
  ])("%s %s is %s", (value, unit, expected) => {
    expect(text(value, unit)).toBe(expected);
  });

  it("never shows a minus before nothing but zeros", () => {
    expect(decimal(-0.0004, 2, "en-GB")).toBe("0.00");
    expect(decimal(-0.004, 2, "fr-FR")).toBe("0,00");
  });

  it("uses the signs of the language", () => {
    expect(figure(1_234_567, "V", "fr-FR").text.replace(/\s/g, " ")).toBe("1 234 567,0");
    expect(full(3.9e-8, "F", "en-GB")).toBe("0.000000039 F");
    expect(full(4.3912345e-7, "F", "en-GB")).toBe("0.0000004391 F");
    expect(full(1234.5678, "V", "fr-FR").replace(/\s/g, " ")).toBe("1 234,5678 V");
  });

  it("shares a prefix between numbers shown together", () => {
    expect(scaleOf("W", [12, 3400, null])).toEqual({ factor: 1000, prefix: "k" });
    expect(scaleOf("V", [12_000])).toEqual({ factor: 1, prefix: "" });
  });
});

describe("scales", () => {
  it.each([
    [0.83, 1],
    [1.01, 1.5],
    [118_000, 150_000],
    [40, 40],
    [40.1, 50],
    [0, 1],
    [-3, 1],
  ])("the nice ceiling of %s is %s", (value, ceiling) => {
    expect(niceCeiling(value)).toBeCloseTo(ceiling, 9);
  });

  it("labels its levels with the same decimals", () => {
    expect(levels([0, 75_000, 150_000], { factor: 1000, prefix: "k" }, "en-GB")).toEqual(["0", "75", "150"]);
    expect(levels([0, 1.25, 2.5], { factor: 1, prefix: "" }, "en-GB")).toEqual(["0.00", "1.25", "2.50"]);
  });
});
