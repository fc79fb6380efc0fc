import { rainDepthMm, type StormCurve } from './storm-formula.ts';

export interface Hyetograph {
  stepMinutes: number;
  /** Depth of rain per step, mm. */
  stepsMm: number[];
  totalMm: number;
  /** Step of the most rain, 0 first. */
  peakStep: number;
}

/**
 * Chicago hyetograph 芝加哥雨型 of a duration, by differences of the cumulative depth, so that its steps add up to the
 * depth of the formula, H(T) = a · T / (T + b)^n / 167 (domain reference 2.3): before the peak at r·T
 * r [H(T) − H((rT − t)/r)], after it r H(T) + (1 − r) H((t − rT)/(1 − r)). `peakShare` is r, within 0 … 1. The last step
 * is shorter where the duration is no multiple of `stepMinutes`. Throws for a duration or step that is not positive.
 */
export function chicagoHyetograph(
  curve: StormCurve,
  durationMinutes: number,
  stepMinutes: number,
  peakShare: number,
): Hyetograph {
  if (!(durationMinutes > 0 && stepMinutes > 0 && peakShare >= 0 && peakShare <= 1))
    throw new Error(
      `got ${durationMinutes} min in steps of ${stepMinutes}, peak at ${peakShare}; expected positive, 0 … 1`,
    );
  const depthMm = (minutes: number): number => (minutes <= 0 ? 0 : rainDepthMm(curve, minutes));
  const totalMm = depthMm(durationMinutes);
  const peakAt = peakShare * durationMinutes;
  const until = (minutes: number): number =>
    minutes <= peakAt && peakShare > 0
      ? peakShare * (totalMm - depthMm((peakAt - minutes) / peakShare))
      : peakShare * totalMm + (peakShare < 1 ? (1 - peakShare) * depthMm((minutes - peakAt) / (1 - peakShare)) : 0);
  const steps = Math.ceil(durationMinutes / stepMinutes - 1e-9);
  const ends = Array.from({ length: steps }, (_, i) => until(Math.min(durationMinutes, (i + 1) * stepMinutes)));
  const stepsMm = ends.map((end, i) => end - (ends[i - 1] ?? 0));
  return { stepMinutes, stepsMm, totalMm, peakStep: stepsMm.indexOf(Math.max(...stepsMm)) };
}
