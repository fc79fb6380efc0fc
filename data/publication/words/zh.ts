/*
 * What the public page says, in Chinese. Content, not code: short sentences, everyday words, `{name}` is filled in.
 * `{n|one|many}` chooses by number (only English needs it).
 *
 * What stands behind the facts:
 * - 15 cm of fast water can knock a person over, 30 cm of moving water moves or floats a car: Environment Agency, as
 *   quoted by English councils (bassetlaw.gov.uk, waverley.gov.uk, 2017–2021).
 * - An ordinary car's engine may take in water from 20–25 cm on; at 60 cm it stalls and floats; whirls over open covers;
 *   poles and fallen wires; main switch off; no flooded cellars: expert of the China Institute of Water Resources at the
 *   press conference of the national disaster committee's office, 5 August 2025 (China News Service).
 * - Parts of the body beside centimetres are for orientation (`depth-class.ts`), for an adult, and no standard.
 * - Everything else is worded generally. Likelihood words stand in `zone` alone: only an official zone carries them.
 */
export const zh = {
  language: 'zh',
  date: { day: '{y}年{m}月{d}日', month: '{y}年{m}月', year: '{y}年' },
  months: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'],
  /** Large round numbers of metres. */
  distance: { m: '约{n}米', km: '约{n}公里', within: '不到{n}米' },
  wind: { n: '北', ne: '东北', e: '东', se: '东南', s: '南', sw: '西南', w: '西', nw: '西北' },
  way: '往{wind}{distance}',
  inExtent: '就在这一带',

  kind: {
    district: '区',
    street: '街道（镇）',
    road: '道路',
    community: '老旧小区',
    heritage: '历史街区、历史建筑',
    flood_point: '积水点',
    underpass: '下穿通道',
    underground: '地下空间',
  },
  /** A place that the survey has without a name. */
  unnamed: '未命名的{kind}',
  use: {
    garage: '地下车库',
    metro: '地铁出入口',
    shopping: '地下商场',
    tunnel: '隧道',
    civil_defence: '人防工程',
    other: '地下空间',
  },
  status: {
    found: '已发现，还没有整治',
    reported: '已上报，还没有整治',
    in_progress: '正在整治',
    fixed: '已整治，还没有验收',
    verified: '已整治并验收',
  },
  /** Colours are the city's own grades, from most to least serious. */
  level: { red: '红色（最重）', orange: '橙色（较重）', yellow: '黄色（一般）', blue: '蓝色（较轻）' },
  levelNone: '没有分级',

  depth: {
    ankle: '到脚踝',
    shin: '到小腿',
    knee: '到膝盖',
    waist: '到腰',
    deeper: '过腰',
  },
  depthCm: {
    below: '{depth}（{to}厘米以内）',
    between: '{depth}（{from}–{to}厘米）',
    above: '{depth}（{from}厘米以上）',
  },
  depthUnknown: '没有深度记录',

  heading: {
    reported: '有过什么记录',
    walking: '走路',
    walkingIn: '走路：水{depth}时',
    driving: '开车',
    drivingIn: '开车：水{depth}时',
    during: '正下大雨时',
    before: '大雨来之前',
    after: '大雨过后',
    call: '打给谁',
    avoid: '下大雨时别去',
    nearby: '附近的积水点',
    zone: '官方风险区',
    drains: '这一带的排水',
    sure: '有多可靠',
    unknown: '我们还不知道什么',
    place: '这是哪里',
  },

  where: {
    position: '您的位置',
    in: '在{area}。',
    inBoth: '在{district}{street}。',
    kind: '这是{kind}。',
    elsewhere: '其他地方',
  },
  verdict: {
    reported: {
      point: '这里有过积水记录。',
      near: '这里{m}米以内，有{n}处积水记录。',
      road: '这条路上有{n}处积水记录。',
      area: '{name}有{n}处积水记录。',
    },
    reported_nearby: '没有查到这里的积水记录，但附近有。',
    none_known: '没有查到这里的积水记录。',
    not_surveyed: '没有查到这里的积水记录。这一带也没有做过排水普查。',
    not_published: '本市没有公布积水记录，这里有没有积过水，我们不知道。',
    outside: '这个位置不在{city}范围内。',
  },
  /** Follows a verdict of a report nearby. */
  nearest: '最近的一处是{name}，{way}。',
  /** Follows every verdict that is no report. */
  notSafe: '没有记录，不等于不会积水。',
  outsideTry: ['请搜索{city}里的街道、小区或道路。', '在别的地方，请看当地政府发布的积水信息。'],

  record: {
    deepest: '最深的一次，水{depth}。',
    depthUnknown: '水有多深，没有记录。',
    last: '最近一次记录是{date}。',
    lastDepth: '最近一次记录是{date}，水{depth}。',
    events: '{since}以来，一共记录了{n}次。',
    eventsOnly: '一共记录了{n}次。',
    status: '现在的情况：{status}。',
    fixed: '整治过的地方，雨再大时仍可能积水，请照样小心。',
    measures: '措施：{measures}。',
    unit: '负责单位：{unit}。',
    level: '本市给它的等级：{level}。',
    more: '另有{n}处，见列表。',
  },
  item: {
    join: '；',
    depth: '水{depth}',
    last: '最近{date}',
    warns: '水深{cm}厘米时警示',
    warnsUnknown: '警示水深不详',
  },

  underpass: {
    warns: '这里积水到{cm}厘米就会警示。',
    unknown: '这里的警示水深没有公布。',
    advice: '下大雨时绕开走。看到积水或警示，不要进去。',
  },
  underground: {
    warns: '这里积水到{cm}厘米就会警示。',
    unknown: '这里的警示水深没有公布。',
    advice: '下大雨时不要进去。人在里面，就马上走楼梯到地面。',
  },

  walking: {
    none: ['遇到积水，能绕就绕。', '水下的坑和井口看不见。水流急时，15厘米深就能把人冲倒。'],
    ankle: ['水下的路沿、坑和井口看不见，请绕开。', '水流急时，15厘米深就能把人冲倒。'],
    shin: ['请绕开。老人和小孩千万不要走进去。', '水流急时，成年人也会被冲倒。', '水下的坑和井口看不见。'],
    knee: ['不要走进去。', '水到膝盖，成年人也很难站稳。', '留在高处，等水退。'],
    waist: ['不要走进去，会有生命危险。', '水到腰，人站不住。', '往高处走，打电话求助。'],
    deeper: ['不要走进去，会有生命危险。', '水比腰还高，人会被冲走或淹没。', '往高处走，打电话求助。'],
  },
  driving: {
    none: ['看不清路面，就不要开过去。', '车里很难看准水有多深。'],
    ankle: ['看不清路面，就不要开过去。', '水花会遮住前后的车，请慢行。'],
    shin: ['请掉头绕行。', '水约有半个车轮高。', '普通轿车的发动机，水深20厘米就可能进水。'],
    knee: ['请掉头绕行。', '水已经高过车轮的一半。', '30厘米深的流水，就能推动汽车。'],
    waist: ['不要开进去。', '水深60厘米时，普通汽车多半会熄火，还会漂起来。'],
    deeper: ['不要开进去。', '汽车会漂起来，被水冲走。'],
    always: ['在水里熄火后，不要再点火。', '水还在涨，就马上下车，往高处走。', '车门推不开，就砸开侧面的车窗。'],
  },

  during: [
    '没有要紧事，不要出门。',
    '不要进地下车库、地下室和下穿通道。',
    '水快进屋时，站在干处关掉电源总闸。',
    '人在水里时，不要碰开关和电器。',
    '绕开电线杆、路灯杆、配电箱和落下的电线。',
    '看到漩涡就绕开，那里的井盖可能已经不在。',
    '水还在涨，就往高处走，打电话求助。',
  ],
  before: [
    '看天气预报和官方预警。',
    '把车停到地势高的地方，不要停在地下车库。',
    '把一楼和地下室的贵重东西搬到高处。',
    '备好手电、充电宝、饮用水和常用药。',
    '清一清门口和阳台的排水口。',
    '记住电、水、燃气的总开关在哪里。',
    '家里有老人和小孩，先商量好去哪里避雨。',
  ],
  after: [
    '等水退了再出门。水下的路可能已经塌了。',
    '泡过水的电器，先请电工看过再用。',
    '泡过水的食物不要吃。',
    '碰过脏水，用肥皂洗手。',
    '看到井盖丢了、路面塌了，打电话报告。',
    '先拍照，再打扫，方便找保险和社区。',
  ],

  call: {
    emergency: '有人被困或有危险，马上打救援电话。',
    say: '打电话时，先说清地点：{name}。',
    none: '没有公布电话。有危险时，请打当地的救援电话。',
    point: '{place}的值班电话',
    fictional: '虚构的号码，请不要拨打',
  },

  avoid: { none: '附近没有登记的下穿通道和地下空间。没有登记的仍可能有，请照样小心。' },
  nearby: {
    far: '最近的积水点不在附近，也列在下面。',
    none: '没有登记的积水点。',
  },

  zone: {
    in: '这里在官方划定的风险区里，等级是{level}。',
    inOnly: '这里在官方划定的风险区里。',
    often: '按官方评估，这里平均约{years}年淹一次。',
    chance: '也就是说，每一年都有约{years}分之一的可能性。',
    again: '今年淹过，明年仍可能再淹。',
    depth: '到时水深大约{depth}。',
    notOften: '官方没有说多久会淹一次。',
    inShort: '官方评估平均约{years}年淹一次',
    area: '风险区说的是一片地方，不是某一栋房子。',
  },

  drains: {
    density: '{area}每平方公里约有{km}公里公共排水管。',
    blank: '{area}{share}的土地，{m}米以内没有登记的排水管。',
    blankNone: '{area}的土地，{m}米以内几乎都有登记的排水管。',
    meaning: '管子多不等于不积水，这只说明有没有。',
    roughly: '约有{share}',
    /** The first as it is, the others with `roughly` before them. */
    shares: ['不到十分之一', '十分之一', '五分之一', '三分之一', '一半', '三分之二', '五分之四', '绝大部分'],
  },
  surveyed: {
    whole: '这一带的排水管已经普查过。',
    partly: '这一带的排水管只普查了一部分。',
    none: '这一带的排水管还没有普查。',
    unknown: '这一带的排水管有没有普查过，没有公布。',
  },

  sure: {
    reported: '这些是登记过的积水，地点写得比较粗。',
    none: '我们查了登记的积水点，没有这里。有的积水没人登记。',
    notPublished: '本市没有公布积水记录，所以查不了。',
    asOf: '数据截至{date}。',
    asOfUnknown: '数据截止日期没有公布。',
    madeOn: '本页公布于{date}。',
    source: '{source}（{titles}）',
    sourceDated: '{source}（{titles}，{date}）',
    join: '、',
    notLive: '这不是实时信息。出门前请看官方预警。',
  },
  unknown: {
    now: '现在有没有积水。',
    house: '某一栋房子会不会进水。',
    private_ground: '小区里面、地下室里积过多少水。这些很少有人登记。',
    how_often: '这里多久会淹一次。官方没有公布。',
    records: '这里有没有积过水。本市没有公布积水记录。',
    depth: '这里的水积到过多深。',
    date: '这里最近一次积水是什么时候。',
    survey: '这一带所有的排水管在哪里。普查还不完整，或没有公布。',
    coarse: '积水的准确位置。公布时只写到大约{m}米。',
    rough_position: '您的准确位置。手机定位误差比较大，请改用搜索。',
    warning_depth: '这条通道水多深时会警示。',
  },

  about: {
    title: '关于这些数据',
    made: '本页用公开的数据做成。数据来自：{owner}。',
    sources: '数据从哪里来',
    sourceItem: '{title}：{source}。{n}条。',
    sourceDate: '日期：{date}。',
    sourceLicence: '许可：{licence}。',
    sourceNoLicence: '许可：没有写明。',
    rules: '为什么有的看不到',
    rule: {
      never: '不公布排水管、检修口、泵站和闸门的位置，也不公布个人信息。',
      coarse: '积水点只写到约{m}米的方格，并放在路上。',
      cell: '排水管的多少，只按街道和{m}米的方格公布。',
      small: '管子太少或土地太少的地方不给数字，免得露出单根管子。',
      hidden: '这样的街道和区有{areas}个，方格有{cells}个。',
      blank: '“附近没有排水管”指{m}米以内没有登记的公共排水管。',
      survey: '一块地普查过的不到{share}，就算没有普查。',
    },
    limits: '不能用来做什么',
    limit: [
      '不能判断某一栋房子会不会进水。',
      '不能当作实时信息或预警。',
      '不能当作买房、保险或施工的依据。',
      '不能当作逃生路线。',
    ],
    noZones: '本市没有公布官方风险区，所以本页不说多久会淹一次。',
    zones: '多久会淹一次，只按官方风险区来说。',
    version: '数据版本：{version}。公布编号：{release}。',
    mapApproval: '审图号：{number}',
    gcj02: '地图坐标按国家规定做过偏移处理。',
  },

  accessibility: {
    title: '无障碍说明',
    text: [
      '我们希望每个人都能用这个页面。目标是网页无障碍标准WCAG 2.2的AA级。',
      '只用键盘就能完成搜索、看答案、看列表和看地图。',
      '读屏软件能读出全部答案。地图上有的，列表里都有。',
      '文字可以放大到两倍，内容不会丢。',
      '颜色旁边总有文字或花纹。',
      '地图打不开时，答案和列表照样能用。',
      '关掉脚本，也能看到一份完整的列表。',
    ],
    problem: '用起来有困难？请打下面的电话告诉我们。',
  },

  message: {
    noResult: {
      title: '没有找到“{query}”',
      try: [
        '少打几个字，只留名字的前两三个字。',
        '试试拼音或拼音首字母，比如“bljd”。',
        '试试附近的大路、小区或街道。',
        '门牌号查不到，请只写路名。',
      ],
    },
    synthetic: '这是示范城市。地名、积水记录和电话都是虚构的，请不要当真。',
    offlineCopy: '现在没有网络。这是{date}存下的内容。',
    offline: { title: '没有网络', try: ['连上网后再试。', '以前看过的答案和列表，没有网络也能看。'] },
    oldCopy: { title: '这里存的内容太旧了', try: ['连上网，再重新打开本页。', '要紧的事，请打电话问。'] },
    newCopy: { title: '数据更新了', try: ['请重新打开本页，看新的内容。'] },
    broken: { title: '数据读不出来', try: ['请重新打开本页。', '还不行，请晚些再来，或打电话问。'] },
    storageFull: '手机存储满了，这次的答案没有存下来。没有网络时会看不到。',
    positionRefused: '没有得到您的位置。可以在浏览器设置里允许，也可以直接搜索。',
    positionFailed: '现在定不了位。请直接搜索。',
    placeGone: '这个链接里的地方，新的数据里没有了。请重新搜索。',
    noMap: '这台设备显示不了地图。列表里的内容是完整的。',
    mapLoading: '正在打开地图。',
    warning: '官方预警',
    warningUntil: '有效期到{date}。',
  },

  page: {
    title: '{city}积水查询',
    question: '我家门口会淹吗？该怎么办？',
    lead: '查一查有过哪些积水记录，下大雨时怎么做。',
    searchLabel: '搜索街道、小区、道路或积水点',
    searchHint: '可以打汉字、拼音或首字母',
    search: '搜索',
    clear: '清除',
    suggestions: '找到{n}个地方',
    position: '用我的位置',
    positionNote: '位置只在您的设备上用，不会发出去。',
    list: '列表',
    listTitle: '全部积水点',
    listFilter: '只看',
    listAll: '全部',
    listCount: '共{n}处',
    showMore: '再看{n}处',
    share: '分享',
    shareNote: '链接里只有地名，没有您的位置。',
    copied: '已复制',
    print: '打印',
    skip: '跳到答案',
    about: '关于这些数据',
    accessibility: '无障碍说明',
    otherLanguage: 'English',
    legend: '图例',
    notSurveyed: '没有普查',
    zoomIn: '放大',
    zoomOut: '缩小',
    mapLabel: '积水点和要避开的地方',
    install: '可以把本页加到手机桌面，没有网络也能看。',
  },
} as const;
