import '@mantine/core/styles/CloseButton.css';
import '@mantine/core/styles/Overlay.css';
import '@mantine/core/styles/Paper.css';
import '@mantine/core/styles/ModalBase.css';
import '@mantine/core/styles/Modal.css';
import { Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findLayer } from '../../data/model/layers.ts';
import { useApp } from '../state/app-state.ts';
import { usePanels, type OpenDialog } from '../state/panel-state.ts';
import { usePhone } from '../ui/use-media.ts';
import { AboutLayer } from './about-layer.tsx';
import classes from './dialogs.module.css';
import { HelpSheet } from './help-sheet.tsx';
import { PublishDialog } from './publish/publish-dialog.tsx';

/** Dialogs of the page: they hold the focus while open and give it back. */
export default function Dialogs({ dialog }: { dialog: OpenDialog }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const phone = usePhone();
  // The dialog comes and goes as a whole, so it remembers itself who opened it.
  const [opener] = useState(() => document.activeElement);
  useEffect(() => () => (opener instanceof HTMLElement ? opener : null)?.focus(), [opener]);
  const layer = dialog.kind === 'about' ? findLayer(dialog.layer) : undefined;
  const title = layer
    ? t('about.title', { layer: layer.title[language] })
    : t(dialog.kind === 'publish' ? 'publish.title' : 'help.title');
  const close = (): void => usePanels.getState().set({ dialog: null });
  return (
    <Modal
      opened
      onClose={close}
      title={title}
      size={640}
      fullScreen={phone}
      centered
      returnFocus={false}
      // The dialog has one title, the page one banner.
      attributes={{ header: { role: 'none' } }}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      classNames={{ content: classes.content, header: classes.header, title: classes.title, body: classes.body }}
    >
      {layer ? <AboutLayer layer={layer} /> : dialog.kind === 'publish' ? <PublishDialog /> : <HelpSheet />}
    </Modal>
  );
}
