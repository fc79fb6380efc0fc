/** Help and keys. */
export const helpTexts = {
  help: {
    title: '帮助与快捷键',
    intro: '城涝图把城市排水普查数据变成可查询的地图。每个数字都注明来源、方法和完整度。',
    keysHeading: '快捷键',
    arrowKeys: '方向键',
    keysNote: '单个字母键仅在地图获得焦点时有效。',
    howHeading: '怎样使用',
    how: {
      click: '点击管道或管点，查看编号、管径、材质和来源；多个要素重叠时翻页查看。',
      legend: '点击图例中的类别可隐藏或显示；当前视野内没有的类别显示为灰色。',
      task: '在“分析”中运行管道密度和疑似空白区，结果列表与地图联动，可导出。',
      link: '地址栏中的链接包含视野、图层、分析参数和所选要素，可以直接发给别人。',
    },
    key: {
      search: '搜索',
      help: '打开本页',
      layers: '图层',
      tasks: '分析',
      fit: '缩放到全城',
      zoom: '缩放到所选要素',
      overlaps: '上一个、下一个重叠要素',
      answer: '分析结果或所选要素',
      dock: '地图下方的纵断面和表格',
      inspect: '查看地图中心处的要素',
      escape: '关闭、取消选择',
      arrows: '移动地图',
    },
    about: '开放源代码，Apache-2.0 许可。',
    apiDocs: '接口文档（OpenAPI）',
  },
} as const;
