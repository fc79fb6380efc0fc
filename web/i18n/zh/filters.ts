/** What narrows a list. */
export const filtersTexts = {
  filters: {
    label: '筛选',
    open: '筛选',
    active: '项生效',
    find: '查找',
    clear: '清除筛选',
    show: '查看 {{n}} 条',
    export: '导出 CSV',
  },
};
