import { describe, expect, it } from "vitest";
import { arcPath, gaugeRange, likelyNominal, share } from "$/ui/gauge";
import { lag, type PhaseReading, phasor, quadrant, wrap } from "$/ui/phasor";
import { exceeds, voltageLimit } from "$/ui/spectrum";

const reading = (phase: 1 | 2 | 3, more: Partial<PhaseReading> = {}): PhaseReading => ({
  phase,
  voltage: 230,
  voltageAngle: null,
  current: 10,
  currentAngle: null,
  active: 2000,
  reactive: 0,
  ...more,
});

describe("the phasor diagram", () => {
  it("puts L1 on top and the others clockwise behind it", () => {
    const { vectors } = phasor([reading(1), reading(2), reading(3)]);
    const [u1, , u2, , u3] = vectors;
    expect([u1?.x, u1?.y]).toEqual([expect.closeTo(0, 9), expect.closeTo(-1, 9)]);
    expect([u2?.x, u2?.y]).toEqual([expect.closeTo(Math.sqrt(3) / 2, 9), expect.closeTo(0.5, 9)]);
    expect([u3?.x, u3?.y]).toEqual([expect.closeTo(-Math.sqrt(3) / 2, 9), expect.closeTo(0.5, 9)]);
  });

  it("lets an inductive current lag and a capacitive one lead", () => {
    const { vectors, derived } = phasor([
      reading(1, { active: 1000, reactive: 1000 }),
      reading(2, { active: 1000, reactive: -1000 }),
    ]);
    expect(vectors.find((v) => v.name === "I1")?.angle).toBeCloseTo(-45, 9);
    expect(vectors.find((v) => v.name === "I2")?.angle).toBeCloseTo(-75, 9);
    expect(derived).toBe(true);
  });

  it("takes measured angles, against the voltage of L1", () => {
    const { vectors, derived } = phasor([
      reading(1, { voltageAngle: 10, currentAngle: -20 }),
      reading(2, { voltageAngle: -110, currentAngle: -150 }),
    ]);
    expect(vectors.map((v) => [v.name, Math.round(v.angle)])).toEqual([
      ["U1", 0],
      ["I1", -30],
      ["U2", -120],
      ["I2", -160],
    ]);
    expect(derived).toBe(false);
  });

  it("draws lengths to scale and leaves out what is not measured", () => {
    const { vectors } = phasor([
      reading(1),
      reading(2, { voltage: 115, current: null }),
      reading(3, { voltage: null, active: null }),
    ]);
    expect(vectors.map((v) => v.name)).toEqual(["U1", "I1", "U2"]);
    expect(vectors[2]?.length).toBeCloseTo(0.5, 9);
    expect(phasor([]).vectors).toEqual([]);
  });

  it("knows the quadrants and the lag", () => {
    expect([
      quadrant(1, 1),
      quadrant(-1, 1),
      quadrant(-1, -1),
      quadrant(1, -1),
      quadrant(0, 0),
      quadrant(null, 1),
    ]).toEqual([1, 2, 3, 4, 0, 0]);
    expect(lag(0, 0)).toBeNull();
    expect([wrap(190), wrap(-190), wrap(540)]).toEqual([-170, 170, 180]);
  });
});

describe("gauges", () => {
  const input = { unit: "V", base: "voltage", value: 231, average: 230, min: 225, max: 236, nominal: null };

  it("span a fifth around the nominal voltage", () => {
    expect(likelyNominal(231)).toBe(230);
    expect(gaugeRange(input)).toEqual({ from: 184, to: 276 });
  });

  it("widen for what lies outside, but not for a dead phase", () => {
    expect(gaugeRange({ ...input, max: 290 }).to).toBeGreaterThan(290);
    expect(gaugeRange({ ...input, min: 0 })).toEqual({ from: 184, to: 276 });
  });

  it("begin at zero for currents, and are symmetrical for powers in both directions", () => {
    expect(gaugeRange({ ...input, base: "current", value: 12, average: null, min: null, max: 17 })).toEqual({
      from: 0,
      to: 20,
    });
    expect(gaugeRange({ ...input, base: "power.active", value: -800, average: null, min: null, max: null })).toEqual({
      from: -1000,
      to: 1000,
    });
  });

  it("hold their hand inside", () => {
    expect([
      share(50, { from: 0, to: 100 }),
      share(150, { from: 0, to: 100 }),
      share(null, { from: 0, to: 100 }),
    ]).toEqual([0.5, 1, null]);
    expect(arcPath(46, -120, 120)).toMatch(/^M-39\.84 23A46 46 0 1 1 39\.84 23$/);
  });
});

describe("the spectrum", () => {
  it("holds voltages against EN 50160", () => {
    expect([2, 3, 5, 6, 24, 26, 27].map(voltageLimit)).toEqual([2, 5, 6, 0.5, 0.5, null, null]);
    expect(exceeds({ rank: 3, name: "3", values: [4.9, null, 5.1], limit: 5 })).toBe(true);
    expect(exceeds({ rank: 3, name: "3", values: [4.9, null, 5], limit: 5 })).toBe(false);
    expect(exceeds({ rank: 3, name: "3", values: [99], limit: null })).toBe(false);
  });
});
