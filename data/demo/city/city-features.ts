import { getProjection } from '../../geo/crs.ts';
import type { SurveyFeature } from '../../model/feature.ts';
import { buildingFeatures } from './building-features.ts';
import { createFeatureWriter, nameValues, surveyDate, type FeatureWriter } from './feature-writer.ts';
import { inRing, simplifyLine } from './lines.ts';
import type { CityPlan, Water } from './plan.ts';
import { railwayFeatures } from './railway.ts';
import { contourFeatures } from './themes/contours.ts';
import { heritageBuildingFeatures, heritageDistrictFeatures, traditionalVillageFeatures } from './themes/heritage.ts';
import { lifelineFeatures } from './themes/lifelines.ts';
import { oldCommunityFeatures } from './themes/old-communities.ts';
import { underpassFeatures, undergroundSpaceFeatures } from './themes/underground.ts';

/** Every layer of the city but the drainage network and the floods: records by layer id, WGS 84, stable keys. */
export function cityFeatures(plan: CityPlan): Record<string, SurveyFeature[]> {
  const write = createFeatureWriter(getProjection(plan.workingCrs));
  return {
    districts: plan.districts.map((d) =>
      write.feature('districtId', d.id, write.polygon(d.polygon), {
        ...nameValues(d.name),
        population: d.population,
      }),
    ),
    streets: plan.streets.map((s) =>
      write.feature('streetId', s.id, write.polygon(s.polygon), {
        ...nameValues(s.name),
        districtId: s.districtId,
        population: s.population,
      }),
    ),
    built_up: plan.builtUp.map((polygon, k) => write.feature('builtUpId', `BU${k + 1}`, write.polygon(polygon), {})),
    survey_coverage: plan.coverage.map((polygon, k) =>
      write.feature('coverageId', `SC${k + 1}`, write.polygon(polygon), { surveyDate }),
    ),
    land_cover: plan.blocks.map((b) => write.feature('coverId', b.id, write.polygon(b.polygon), { cover: b.cover })),
    roads: plan.roads.edges.map((e) =>
      write.feature('roadId', e.id, write.line(e.points), {
        ...nameValues(e.name),
        roadClass: e.roadClass,
        widthM: e.widthM,
      }),
    ),
    railways: railwayFeatures(plan.railways, write),
    water: waterFeatures(plan, write),
    waterways: waterwayFeatures(plan, write),
    buildings: buildingFeatures(plan, write),
    contours: contourFeatures(plan, write),
    old_communities: oldCommunityFeatures(plan, write),
    heritage_districts: heritageDistrictFeatures(plan, write),
    heritage_buildings: heritageBuildingFeatures(plan, write),
    traditional_villages: traditionalVillageFeatures(plan, write),
    underpasses: underpassFeatures(plan, write),
    underground_spaces: undergroundSpaceFeatures(plan, write),
    lifelines: lifelineFeatures(plan, write),
  };
}

function waterFeatures(plan: CityPlan, write: FeatureWriter): SurveyFeature[] {
  return plan.waters
    .filter((w) => w.inCity.length > 0)
    .map((w) =>
      write.feature('waterId', w.id, write.polygons(w.inCity), {
        ...nameValues(w.name),
        waterType: w.type,
        floodLevelM: Math.round(w.floodLevelM * 100) / 100,
      }),
    );
}

/** Middle lines of the river and the canals inside the city, each whole from spring to mouth: names run along them. */
function waterwayFeatures(plan: CityPlan, write: FeatureWriter): SurveyFeature[] {
  const courses = new Map<string, { water: Water; points: number[] }>();
  for (const water of plan.waters) {
    if (water.type !== 'river' && water.type !== 'canal') continue;
    const course = courses.get(water.name.zh);
    if (course) course.points.push(...water.centreline.slice(2));
    else courses.set(water.name.zh, { water, points: [...water.centreline] });
  }
  return [...courses.values()].flatMap(({ water, points }) => {
    const inside: number[] = [];
    for (let i = 0; i < points.length; i += 2) {
      if (plan.districts.some((d) => inRing(d.polygon[0], points[i], points[i + 1])))
        inside.push(points[i], points[i + 1]);
    }
    if (inside.length < 4) return [];
    const line = write.line(simplifyLine(inside, 1.5));
    return [write.feature('waterwayId', `C${water.id}`, line, { ...nameValues(water.name), waterType: water.type })];
  });
}
