import type { Text } from '../../model/text.ts';

/** Invented names of the sample city's waters. */
export const waterNames: { river: Text; canals: Text[]; lakes: Text[] } = {
  river: { zh: '澜溪江', en: 'Lanxi River' },
  canals: [
    { zh: '玉带河', en: 'Yudai Canal' },
    { zh: '柳港', en: 'Liu Creek' },
    { zh: '石桥港', en: 'Shiqiao Creek' },
    { zh: '青龙港', en: 'Qinglong Creek' },
    { zh: '西排渠', en: 'West Drain' },
  ],
  lakes: [
    { zh: '月湖', en: 'Yue Lake' },
    { zh: '东明湖', en: 'Dongming Lake' },
    { zh: '白鹭湖', en: 'Bailu Lake' },
    { zh: '莲花湖', en: 'Lianhua Lake' },
    { zh: '芦塘湖', en: 'Lutang Lake' },
    { zh: '洗墨池', en: 'Ximo Pool' },
    { zh: '南荡', en: 'Nandang Lake' },
    { zh: '小西湖', en: 'Xiaoxi Lake' },
  ],
};
