/** Texts of the sign-in of staff in Russian. */
import type { staffIdentity as kk } from '../kk/staff-identity.ts'

export const staffIdentity: typeof kk = {
  signInTitle: 'Вход для сотрудников',
  signInLead: 'Войдите ключом входа (passkey): отпечатком, лицом или кодом устройства.',
  signIn: 'Войти ключом',
  noPasskey: 'Если ключа нет, попросите у администратора ссылку-приглашение.',
  demo: 'Демонстрация: выбрать, за кого войти',
  needsScript: 'Для ключа входа в браузере должен быть включён JavaScript.',
  unable: 'Ключом воспользоваться не удалось, или вы отказались. Попробуйте ещё раз.',
  invitationTitle: name => `Добро пожаловать, ${name}`,
  invitationLead: 'Создайте ключ входа. Пароль не нужен, и украсть его нельзя.',
  invitationText:
    'Ключ останется на этом устройстве или в вашем менеджере паролей. Ссылка действует один раз.',
  create: 'Создать ключ',
}
