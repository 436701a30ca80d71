/**
 * The governorates of Syria and Iraq by ISO 3166-2 code, with their names in English and Arabic, and a reader
 * for the many ways they are spelled. Halabja has no ISO code yet; IQ-XH is ours (X marks private codes).
 */
type Row = readonly [code: string, en: string, ar: string, otherSpellings: string];

const ROWS = [
  ['SY-DI', 'Damascus', 'دمشق', 'Dimashq|Sham'],
  ['SY-RD', 'Rural Damascus', 'ريف دمشق', 'Rif Dimashq|Reef Dimashq|Damascus Countryside|Rif Damascus'],
  ['SY-HL', 'Aleppo', 'حلب', 'Halab|Haleb'],
  ['SY-HI', 'Homs', 'حمص', 'Hims'],
  ['SY-HM', 'Hama', 'حماة', 'Hamah|Hamaa|حماه'],
  ['SY-LA', 'Latakia', 'اللاذقية', 'Lattakia|Ladhiqiyah|Lathikia'],
  ['SY-TA', 'Tartus', 'طرطوس', 'Tartous'],
  ['SY-ID', 'Idlib', 'إدلب', 'Idleb|Edlib'],
  ['SY-RA', 'Raqqa', 'الرقة', 'Raqqah|Raqa|Rakka|Raqqa Governorate'],
  [
    'SY-DY',
    'Deir ez-Zor',
    'دير الزور',
    'Deir Ezzor|Dayr az Zawr|Deir al Zour|Deir Ezzour|Deir Azzor|Dayr az Zor|Deir Zor',
  ],
  ['SY-HA', 'Hasakah', 'الحسكة', 'Hassakah|Hasaka|Hassakeh|Hasakeh|Hassaka'],
  ['SY-DR', 'Daraa', 'درعا', "Dar'a|Dara|Deraa"],
  ['SY-SU', 'As-Suwayda', 'السويداء', 'Sweida|Suweida|Swaida|Suwaida'],
  ['SY-QU', 'Quneitra', 'القنيطرة', 'Qunaytirah|Qunaitra|Kuneitra'],
  ['IQ-AN', 'Al-Anbar', 'الأنبار', 'Anbar'],
  ['IQ-AR', 'Erbil', 'أربيل', 'Arbil|Irbil|Hawler|اربيل'],
  ['IQ-BA', 'Basra', 'البصرة', 'Basrah'],
  ['IQ-BB', 'Babil', 'بابل', 'Babylon'],
  ['IQ-BG', 'Baghdad', 'بغداد', ''],
  ['IQ-DA', 'Duhok', 'دهوك', 'Dohuk|Dahuk'],
  ['IQ-DI', 'Diyala', 'ديالى', 'Diyalah'],
  ['IQ-DQ', 'Dhi Qar', 'ذي قار', 'Thi Qar'],
  ['IQ-KA', 'Karbala', 'كربلاء', 'Kerbala'],
  ['IQ-KI', 'Kirkuk', 'كركوك', 'Tamim'],
  ['IQ-MA', 'Maysan', 'ميسان', 'Missan'],
  ['IQ-MU', 'Al-Muthanna', 'المثنى', 'Muthanna'],
  ['IQ-NA', 'Najaf', 'النجف', ''],
  ['IQ-NI', 'Nineveh', 'نينوى', 'Ninawa|Ninewa|Niniveh'],
  ['IQ-QA', 'Al-Qadisiyyah', 'القادسية', 'Qadisiyah|Diwaniyah|الديوانية'],
  ['IQ-SD', 'Saladin', 'صلاح الدين', 'Salah ad Din|Salahaddin|Salah al Din|Salahuddin'],
  ['IQ-SU', 'Sulaymaniyah', 'السليمانية', 'Sulaimaniyah|Sulaymaniya|Slemani'],
  ['IQ-WA', 'Wasit', 'واسط', ''],
  ['IQ-XH', 'Halabja', 'حلبجة', ''],
] as const satisfies readonly Row[];

export type GovernorateCode = (typeof ROWS)[number][0];

export type Governorate = {
  readonly code: GovernorateCode;
  readonly country: 'SY' | 'IQ';
  readonly en: string;
  readonly ar: string;
};

export const GOVERNORATES: readonly Governorate[] = ROWS.map(([code, en, ar]) => ({
  code,
  country: code.startsWith('SY') ? 'SY' : 'IQ',
  en,
  ar,
}));

/** Drops what spellings differ in: case, accents, articles, hyphens, Arabic vowel signs and letter variants. */
function fold(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}ـ]/gu, '')
    .toLowerCase()
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/[’'ʼ`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^(al|ar|as|ash|ad|an) (?=\p{L})/u, '')
    .replace(/^محافظة /u, '')
    .replace(/ (governorate|province)$/u, '')
    .replace(/^ال/u, '');
}

const BY_NAME = new Map<string, GovernorateCode>();
for (const [code, en, ar, others] of ROWS) {
  for (const name of [en, ar, ...others.split('|')]) if (name !== '') BY_NAME.set(fold(name), code);
}

/** The governorate a name means, or null when the list has no such spelling. Never the nearest one. */
export function findGovernorate(name: string): GovernorateCode | null {
  return BY_NAME.get(fold(name)) ?? null;
}

/** The country of a governorate. */
export function countryOf(code: GovernorateCode): 'SY' | 'IQ' {
  return code.startsWith('SY') ? 'SY' : 'IQ';
}
