/** Texts of signing in and of pages that need it, in Kazakh. */
export const identity = {
  formExpired:
    'Бет тым ұзақ ашық тұрды немесе басқа жерден жіберілді. Бетті қайта ашып, тағы бір рет жіберіңіз.',
  retryAfter: (minutes: number) => `${minutes} минуттан кейін қайта көріңіз.`,
}
