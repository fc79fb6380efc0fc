/** What narrows a list. */
export const filtersTexts = {
  filters: {
    label: 'Filters',
    open: 'Filter',
    active: 'active',
    find: 'Find',
    clear: 'Clear filters',
    show: 'Show {{n}}',
    export: 'Export CSV',
  },
};
