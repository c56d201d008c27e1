/** Geometry of a phasor (Fresnel) diagram. Angles in degrees, counter-clockwise positive; L1 points up, phases follow clockwise. */

/** What is measured of one phase; null where it is not. */
export interface PhaseReading {
  phase: 1 | 2 | 3;
  voltage: number | null;
  voltageAngle: number | null;
  current: number | null;
  currentAngle: number | null;
  active: number | null;
  reactive: number | null;
}

/** One arrow of the diagram. Its length is a share of the diagram's radius. */
export interface Vector {
  kind: "voltage" | "current";
  phase: 1 | 2 | 3;
  name: string;
  magnitude: number;
  /** Against the voltage of L1, -180 to 180. */
  angle: number;
  length: number;
  x: number;
  y: number;
}

/** A finished diagram. */
export interface Diagram {
  vectors: Vector[];
  /** Whether some angle was worked out from P and Q, or is that of a symmetrical system, and not measured. */
  derived: boolean;
}

const CURRENT_SHARE = 0.72;

/** Angle of a voltage of a symmetrical system. */
export function symmetrical(phase: 1 | 2 | 3): number {
  return phase === 1 ? 0 : phase === 2 ? -120 : 120;
}

/** By how much the current lags, from active and reactive power; null without them. */
export function lag(active: number | null, reactive: number | null): number | null {
  if (active === null || reactive === null || (active === 0 && reactive === 0)) {
    return null;
  }
  return (Math.atan2(reactive, active) * 180) / Math.PI;
}

/** The angle between -180 and 180 degrees. */
export function wrap(angle: number): number {
  const turned = ((((angle + 180) % 360) + 360) % 360) - 180;
  return turned === -180 ? 180 : turned;
}

/** The diagram of these phases. */
export function phasor(phases: readonly PhaseReading[]): Diagram {
  const largest = (pick: (phase: PhaseReading) => number | null) =>
    Math.max(0, ...phases.map((phase) => Math.abs(pick(phase) ?? 0)));
  const mostVolts = largest((phase) => phase.voltage);
  const mostAmperes = largest((phase) => phase.current);
  const reference = phases.find((phase) => phase.phase === 1)?.voltageAngle ?? 0;
  const vectors: Vector[] = [];
  let derived = false;
  for (const reading of phases) {
    const measured = reading.voltageAngle;
    const voltageAngle = measured === null ? symmetrical(reading.phase) : wrap(measured - reference);
    if (reading.voltage !== null && mostVolts > 0) {
      derived ||= measured === null;
      vectors.push(
        arrow("voltage", reading.phase, reading.voltage, voltageAngle, Math.abs(reading.voltage) / mostVolts),
      );
    }
    const current = currentAngle(reading, voltageAngle, reference);
    if (reading.current !== null && mostAmperes > 0 && current !== null) {
      derived ||= reading.currentAngle === null;
      const length = (CURRENT_SHARE * Math.abs(reading.current)) / mostAmperes;
      vectors.push(arrow("current", reading.phase, reading.current, current, length));
    }
  }
  return { vectors, derived };
}

function currentAngle(reading: PhaseReading, voltageAngle: number, reference: number): number | null {
  if (reading.currentAngle !== null) {
    return wrap(reading.currentAngle - reference);
  }
  const behind = lag(reading.active, reading.reactive);
  return behind === null ? null : wrap(voltageAngle - behind);
}

function arrow(kind: Vector["kind"], phase: 1 | 2 | 3, magnitude: number, angle: number, length: number): Vector {
  const radians = ((angle + 90) * Math.PI) / 180;
  return {
    kind,
    phase,
    name: `${kind === "voltage" ? "U" : "I"}${phase}`,
    magnitude,
    angle,
    length,
    x: length * Math.cos(radians),
    y: -length * Math.sin(radians),
  };
}

/** Where P and Q lie: 1 to 4 counter-clockwise from P+ Q+, 0 without power. */
export function quadrant(active: number | null, reactive: number | null): 0 | 1 | 2 | 3 | 4 {
  if (active === null || reactive === null || (active === 0 && reactive === 0)) {
    return 0;
  }
  if (active >= 0) {
    return reactive >= 0 ? 1 : 4;
  }
  return reactive >= 0 ? 2 : 3;
}
