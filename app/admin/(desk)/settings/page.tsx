import type { Metadata } from 'next';
import { SettingsSections } from '@/components/editors/settings/sections';
import { SettingsForm } from '@/components/editors/settings/settings-form.client';
import { SettingsTabs } from '@/components/editors/settings/settings-tabs';
import { requireEditor } from '@/lib/editors/auth';
import { asTexts, zones } from '@/lib/editors/settings-form';
import { getSettings } from '@/lib/settings';
import { saveSettingsAct } from './actions';

export const metadata: Metadata = { title: 'Settings' };

export default async function SettingsPage() {
  await requireEditor('settings');
  return (
    <SettingsForm act={saveSettingsAct} tabs={<SettingsTabs current="/admin/settings" />}>
      <SettingsSections texts={asTexts(await getSettings())} zones={zones()} />
    </SettingsForm>
  );
}
