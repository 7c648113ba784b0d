/** The one civil time of Kazakhstan (UTC+5 in the whole country since 1 March 2024). */
export const ALMATY = 'Asia/Almaty'
