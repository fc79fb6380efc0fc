/**
 * Manning's n by material, s/m^(1/3). Domain reference 2.4: concrete, plastics, cast iron, steel, brick and masonry as
 * software has them that implements GB 50014; the others lie in the range of their kin and stand on memory alone
 * (clay and ductile iron as cast iron, GRP as plastics, asbestos cement as steel, stone as masonry).
 */
const roughnessByMaterial: Readonly<Record<string, number>> = {
  concrete: 0.013,
  reinforced_concrete: 0.013,
  vitrified_clay: 0.013,
  pe: 0.01,
  hdpe: 0.01,
  pvc: 0.01,
  grp: 0.01,
  cast_iron: 0.013,
  ductile_iron: 0.013,
  steel: 0.012,
  asbestos_cement: 0.012,
  brick: 0.015,
  stone: 0.017,
  masonry: 0.017,
};

/** Manning's n of a material (code list `material`); undefined for an unknown one. */
export function findRoughness(material: string | undefined): number | undefined {
  return material === undefined ? undefined : roughnessByMaterial[material];
}

/** Manning's n of a material. Throws for an unknown one. */
export function getRoughness(material: string): number {
  const roughness = findRoughness(material);
  if (roughness === undefined) throw new Error(`got material ${material}, expected one with a known roughness`);
  return roughness;
}
