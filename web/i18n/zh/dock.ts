/** The dock under the map. */
export const dockTexts = {
  dock: {
    label: '图表栏',
    sheet: '图表',
    height: '图表栏高度：拖动或用方向键',
    close: '关闭：{{name}}',
    tab: { weak: '薄弱环节', inspection: '检测管段', section: '纵断面' },
  },
};
