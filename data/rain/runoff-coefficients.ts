/**
 * Runoff coefficient ψ by land cover (code list `landCover`): the middle of the range of GB 50014-2021 as software has it
 * that implements it (domain reference 2.3) for roofs and paving 0.85–0.95, park and green 0.10–0.20, unpaved soil
 * 0.25–0.35. Farmland, forest and water are no row of it: taken as unpaved, as green, and as draining by itself. Proposals,
 * all of them to be set by the city.
 */
export const runoffByCover: Readonly<Record<string, number>> = {
  building: 0.9,
  paved: 0.9,
  green: 0.15,
  bare: 0.3,
  farmland: 0.3,
  forest: 0.15,
  water: 0,
};
