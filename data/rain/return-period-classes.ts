/** Lower bounds of the classes of carried return period but the first, years: < 1, 1–2, 2–3, 3–5, ≥ 5 (planning practice). */
export const returnPeriodClassBounds = [1, 2, 3, 5] as const;
