import { useTranslation } from 'react-i18next';
import { useApp, type ColorScheme } from '../state/app-state.ts';
import { usePanels } from '../state/panel-state.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { DeviceIcon, HelpIcon, MoonIcon, SunIcon } from '../ui/icons.tsx';

const nextScheme: Record<ColorScheme, ColorScheme> = { auto: 'light', light: 'dark', dark: 'auto' };

/** Language, light or dark, help. */
export function ViewTools() {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const scheme = useApp((state) => state.scheme);
  const set = useApp((state) => state.set);
  return (
    <>
      <IconButton label={t('language.switchTo')} onClick={() => set({ language: language === 'zh' ? 'en' : 'zh' })}>
        <span lang={language === 'zh' ? 'en' : 'zh-CN'} style={{ fontSize: 13, fontWeight: 600 }}>
          {t('language.short')}
        </span>
      </IconButton>
      <IconButton
        label={t('scheme.current', { scheme: t(`scheme.${scheme}`) })}
        onClick={() => set({ scheme: nextScheme[scheme] })}
      >
        {scheme === 'auto' ? <DeviceIcon /> : scheme === 'light' ? <SunIcon /> : <MoonIcon />}
      </IconButton>
      <IconButton label={t('help.title')} onClick={() => usePanels.getState().set({ dialog: { kind: 'help' } })}>
        <HelpIcon />
      </IconButton>
    </>
  );
}
