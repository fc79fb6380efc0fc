import { getProjection } from '../../geo/crs.ts';
import type { SurveyFeature } from '../../model/feature.ts';
import { createFeatureWriter, surveyDate, type FeatureWriter } from './feature-writer.ts';
import type { CityPlan } from './plan.ts';
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
        name: d.name.zh,
        pinyin: d.pinyin,
        population: d.population,
      }),
    ),
    streets: plan.streets.map((s) =>
      write.feature('streetId', s.id, write.polygon(s.polygon), {
        name: s.name.zh,
        pinyin: s.pinyin,
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
        name: e.name?.zh ?? null,
        roadClass: e.roadClass,
        widthM: e.widthM,
      }),
    ),
    water: waterFeatures(plan, write),
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
  return plan.waters.map((w) =>
    write.feature('waterId', w.id, write.polygon(w.polygon), {
      name: w.name.zh === '' ? null : w.name.zh,
      waterType: w.type,
      floodLevelM: Math.round(w.floodLevelM * 100) / 100,
    }),
  );
}
