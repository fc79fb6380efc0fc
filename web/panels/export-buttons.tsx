import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useApp } from '../state/app-state.ts';
import { downloadText } from '../ui/download.ts';
import { DownloadIcon } from '../ui/icons.tsx';
import classes from './result.module.css';

interface ExportButtonsProps {
  /** Names the file together with city and dataset version: `density`. */
  name: string;
  version: string;
  /** Made when asked for: a result may have many rows. */
  csv: () => string;
  /** Absent for results that are no features. */
  geojson?: () => unknown;
}

/** The whole result as files, with its version in the name. */
export function ExportButtons({ name, version, csv, geojson }: ExportButtonsProps) {
  const { t } = useTranslation();
  const city = useApp((state) => state.city ?? '');
  const fileName = `${city}-${name}-${version}`.replaceAll(/[^\w.-]+/g, '_');
  return (
    <section className={`${classes.section} ${classes.exports}`}>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<DownloadIcon size={14} />}
        onClick={() => downloadText(`${fileName}.csv`, 'text/csv', csv())}
      >
        {t('result.exportCsv')}
      </Button>
      {geojson && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<DownloadIcon size={14} />}
          onClick={() => downloadText(`${fileName}.geojson`, 'application/geo+json', JSON.stringify(geojson()))}
        >
          {t('result.exportGeojson')}
        </Button>
      )}
    </section>
  );
}
