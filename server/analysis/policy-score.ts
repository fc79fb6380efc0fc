import { policyReasons, type PolicyReason, type PolicyReasonCode } from './policy-types.ts';

/** What can be said for one reason: how bad it is, 0..1, and the figures behind it; undefined where nobody knows. */
export type Judged = Record<PolicyReasonCode, { share: number; values: Record<string, number> } | undefined>;

export interface PolicyScore {
  score: number | null;
  completeness: number;
  reasons: PolicyReason[];
}

/**
 * Weighted score 100 · Σ wᵢ·xᵢ ÷ Σ wᵢ over the reasons that can be judged; completeness is their share of all weight:
 * what is missing lowers the completeness and never the score. The weights are a proposal without authority.
 */
export function policyScore(judged: Judged, weights: Record<PolicyReasonCode, number>): PolicyScore {
  const known = policyReasons.filter((code) => judged[code]);
  const weightOf = (codes: readonly PolicyReasonCode[]): number => codes.reduce((sum, code) => sum + weights[code], 0);
  const knownWeight = weightOf(known);
  const completeness = knownWeight / weightOf(policyReasons);
  if (knownWeight === 0) return { score: null, completeness, reasons: [] };
  const reasons = known
    .map((code): PolicyReason => {
      const { share, values } = judged[code]!;
      return { code, points: Math.round((1000 * weights[code] * share) / knownWeight) / 10, values };
    })
    .filter((reason) => reason.points > 0)
    .sort((a, b) => b.points - a.points);
  const score = known.reduce((sum, code) => sum + weights[code] * judged[code]!.share, 0) / knownWeight;
  return { score: Math.round(score * 1000) / 10, completeness, reasons };
}
