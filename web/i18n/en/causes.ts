import type { Texts } from '../zh.ts';

export const causesTexts: Pick<Texts, 'causes'> = {
  causes: {
    title: 'Likely causes',
    help: 'From network and terrain; the recorded cause is not read. Screening, to be checked on site.',
    loading: 'Looking for likely causes…',
    none: 'Network and terrain show no clear cause.',
    unsurveyed: 'The survey does not cover this place: whether a drain is missing is unknown.',
    known: 'Data of the way down complete to {{share}}',
    recordedSame: 'as recorded',
    recordedOther: 'Recorded cause: {{cause}}',
    strength: 'strength {{value}}',
    zoom: 'Go to {{place}}',
    trace: 'Trace upstream of {{place}}',
    sheet: 'One-page sheet',
    failed: 'The causes could not be found: {{message}}',
    confidence: { high: 'high confidence', medium: 'medium confidence', low: 'low confidence' },
    place: { pipe: 'pipe {{id}}', node: 'node {{id}}', ground: 'place on the ground' },
    here: 'here',
    below: '{{distance}} downstream',
    away: '{{distance}} away',
    flap: { yes: 'with a flap', no: 'without a flap', unknown: 'flap unknown' },
    grade: { three: 'class III', four: 'class IV' },
    yearsUnder: 'less than {{years}}',
    evidence: {
      noDrain: 'No storm or combined main within {{nearest}} (limit {{strict}})',
      drownedOutfall:
        'Outfall invert {{outfallInvert}}, below the flood level {{floodLevel}}, {{flap}}; backed-up level {{waterLevel}}, ground here {{ground}}',
      hollow: 'In a hollow of the ground {{depth}} deep, {{area}} wide, running over at {{spill}}',
      adverseSlope: 'Invert rises {{rise}} along the flow (pipe of {{length}}): nothing runs by gravity',
      blockedPipe: 'Inspected: functional {{grade}}, section obstructed',
      weakPump: 'Pumps lift {{pump}}, less than the {{demand}} that comes',
      fewInlets: '{{gap}} of main without an inlet (usual in this city: one every {{usual}})',
      largeIntoSmall:
        '{{widest}} runs into {{size}}; full flow {{full}}, storm of {{years}} {{years, year|years}} brings {{demand}}',
      smallPipe:
        '{{size}} carries {{full}} when full, the storm of {{years}} {{years, year|years}} brings {{demand}}: good for about {{carries}} years',
      misconnection: 'A foul sewer {{size}} ends in the storm or combined sewer',
    },
  },
};
