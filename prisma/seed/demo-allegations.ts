import type { AllegationContent, ClaimedRange } from '@/lib/domain/case/allegation-content';
import type { SourceKind } from '@/lib/domain/case/allegation';

/** An invented allegation, short enough to be read as a table. Days are counted back from today. */
export type Told = {
  readonly key: string;
  readonly source: SourceKind;
  readonly sourceName: string;
  readonly language: 'ar' | 'en';
  readonly latin: string;
  readonly arabic: string;
  readonly governorate: string;
  readonly daysAgo: number;
  readonly words: string;
  readonly involvement: string;
  readonly killed: ClaimedRange;
  readonly injured: ClaimedRange;
  /** Whether the source agreed that place, date and numbers are published; most do. */
  readonly publish?: false;
};

const range = (min: number | null, max: number | null): ClaimedRange => ({ min, max });

/** All places, people and events are invented. */
export const TOLD: readonly Told[] = [
  {
    key: 'umm-al-sidr',
    source: 'NGO',
    sourceName: 'Nahr Documentation',
    language: 'ar',
    latin: 'Umm al-Sidr al-Sharqiya',
    arabic: 'أم السدر الشرقية',
    governorate: 'IQ-NI',
    daysAgo: 140,
    words:
      'بعد منتصف الليل بساعتين سمعنا طائرة ثم انفجارين متقاربين. سقط الأول على بيت الجيران والثاني على الحائط الشرقي من بيتنا. كانت في البيت عائلتان.',
    involvement: 'سُمعت الطائرة قبل الانفجارين، ولم يكن في القرية قتال تلك الليلة.',
    killed: range(6, 8),
    injured: range(3, 4),
  },
  {
    key: 'tell-ruman',
    source: 'NGO',
    sourceName: 'Nahr Documentation',
    language: 'ar',
    latin: 'Tell Ruman',
    arabic: 'تل رمان',
    governorate: 'SY-RA',
    daysAgo: 96,
    words: 'قصفت طائرة سيارة على الطريق الزراعي عند مدخل القرية، وكان فيها رجل وابنه.',
    involvement: 'شوهدت طائرة مسيّرة فوق الطريق منذ الصباح.',
    killed: range(2, 2),
    injured: range(null, null),
  },
  {
    key: 'hawi-al-khuzama',
    source: 'MEDIA',
    sourceName: 'Furat Evening',
    language: 'en',
    latin: 'Hawi al-Khuzama',
    arabic: 'حاوي الخزامى',
    governorate: 'SY-DY',
    daysAgo: 81,
    words:
      'Residents said that an air strike hit a workshop beside the market before noon, and that people shopping were among the dead.',
    involvement: 'The report quotes two shopkeepers who saw an aircraft.',
    killed: range(5, 9),
    injured: range(10, 15),
  },
  {
    key: 'hawi-al-khuzama-again',
    source: 'SOCIAL_MEDIA',
    sourceName: 'a public page on the market',
    language: 'ar',
    latin: 'Hawi al-Khuzama market',
    arabic: 'سوق حاوي الخزامى',
    governorate: 'SY-DY',
    daysAgo: 81,
    words: 'قصف على السوق قبل الظهر، شهداء وجرحى بين المتسوقين.',
    involvement: 'يقول المنشور إن الطيران هو من قصف.',
    killed: range(6, null),
    injured: range(null, null),
  },
  {
    key: 'rasm-al-tut',
    source: 'INDIVIDUAL',
    sourceName: '',
    language: 'ar',
    latin: 'Rasm al-Tut',
    arabic: 'رسم التوت',
    governorate: 'SY-HL',
    daysAgo: 68,
    words:
      'كنا نجمع الزيتون حين ضُربت الشاحنة التي جئنا بها. أصيبت زوجتي وسائق الشاحنة. لا أريد أن يُعرف أننا تكلمنا.',
    involvement: 'مرّت طائرة على علو منخفض قبل الضربة.',
    killed: range(0, 0),
    injured: range(2, 2),
    publish: false,
  },
  {
    key: 'ayn-al-sawsan',
    source: 'INDIVIDUAL',
    sourceName: '',
    language: 'ar',
    latin: 'Ayn al-Sawsan',
    arabic: 'عين السوسن',
    governorate: 'SY-HL',
    daysAgo: 60,
    words: 'أصيب بيت عمي. لا أعرف الساعة، وكنت في المدينة. أريد أن أعرف لماذا.',
    involvement: '',
    killed: range(1, 3),
    injured: range(0, 1),
  },
  {
    key: 'khirbat-al-naura',
    source: 'SELF_REPORT',
    sourceName: 'Air operations centre',
    language: 'en',
    latin: 'Khirbat al-Naura',
    arabic: 'خربة الناعورة',
    governorate: 'IQ-AN',
    daysAgo: 52,
    words:
      'Review of the post-strike video showed a person entering the target area after the weapon was released.',
    involvement: 'Reported by the crew.',
    killed: range(0, 0),
    injured: range(1, 1),
  },
  {
    key: 'kani-rehan',
    source: 'NGO',
    sourceName: 'Nahr Documentation',
    language: 'ar',
    latin: 'Kani Rehan',
    arabic: 'كاني ريحان',
    governorate: 'SY-HA',
    daysAgo: 44,
    words: 'سقطت قذيفة قرب المدرسة وقت انصراف التلاميذ.',
    involvement: 'يقول المعلم إن مصدر القذيفة من جهة القاعدة.',
    killed: range(null, null),
    injured: range(1, 2),
  },
  {
    key: 'bir-al-hanash',
    source: 'NGO',
    sourceName: 'Nahr Documentation',
    language: 'ar',
    latin: 'Bir al-Hanash',
    arabic: 'بئر الحنش',
    governorate: 'IQ-SD',
    daysAgo: 33,
    words: 'استهدفت الطائرة خيمة لرعاة غنم في البادية. قُتل راعٍ وجُرح أخواه.',
    involvement: 'لا طيران غير طيران التحالف في تلك المنطقة، كما يقول أهلها.',
    killed: range(1, 1),
    injured: range(2, 2),
  },
  {
    key: 'al-mazraa',
    source: 'MEDIA',
    sourceName: 'Jazira Post',
    language: 'en',
    latin: 'al-Mazraa al-Gharbiya',
    arabic: 'المزرعة الغربية',
    governorate: 'SY-RA',
    daysAgo: 21,
    words:
      'A farmhouse was struck in the evening. The paper names no source and gives no day beyond "this week".',
    involvement: 'The paper says only that it was an air strike.',
    killed: range(7, 7),
    injured: range(3, 6),
  },
  {
    key: 'girde-sor',
    source: 'GOVERNMENT',
    sourceName: 'District council of Girde Sor',
    language: 'ar',
    latin: 'Girde Sor',
    arabic: 'كردي سور',
    governorate: 'SY-HA',
    daysAgo: 12,
    words: 'يبلغكم المجلس بإصابة منزلين في الحي الشمالي فجرًا، ومقتل امرأة وإصابة طفل.',
    involvement: 'عُثر على بقايا ذخيرة، وصورها مرفقة لدى المجلس.',
    killed: range(1, 2),
    injured: range(1, 1),
  },
  {
    key: 'wadi-al-ghazal',
    source: 'INDIVIDUAL',
    sourceName: '',
    language: 'ar',
    latin: 'Wadi al-Ghazal',
    arabic: 'وادي الغزال',
    governorate: 'SY-DR',
    daysAgo: 5,
    words: 'ضُرب بيتنا ليلًا ونحن نيام. مات أخي وابناه.',
    involvement: 'سمعنا صوت طائرة مسيّرة قبلها بدقائق.',
    killed: range(3, 4),
    injured: range(1, 1),
  },
];

const DAY_MS = 86_400_000;
/** Baghdad and Damascus keep UTC+3 all year. */
const LOCAL_OFFSET_MS = 3 * 3_600_000;

/** The allegation as it would be sent, seen from `now`. */
export function contentOf(told: Told, now: Date): AllegationContent {
  const day = new Date(Math.floor(now.getTime() / DAY_MS - told.daysAgo) * DAY_MS - LOCAL_OFFSET_MS);
  return {
    sourceKind: told.source,
    sourceName: told.sourceName,
    language: told.language,
    narrative: told.words,
    ourInvolvement: told.involvement,
    place: {
      text: told.arabic,
      textLatin: told.latin,
      governorate: told.governorate,
      given: '',
      latitude: null,
      longitude: null,
    },
    time: {
      start: day.toISOString(),
      end: new Date(day.getTime() + DAY_MS).toISOString(),
      precision: 'DAY',
      timeType: 'UNKNOWN',
      zone: told.governorate.startsWith('IQ') ? 'Asia/Baghdad' : 'Asia/Damascus',
      words: '',
    },
    figures: {
      killed: told.killed,
      injured: told.injured,
      killedMen: { min: null, max: null },
      killedWomen: { min: null, max: null },
      killedChildren: { min: null, max: null },
    },
    property: '',
    links: [],
    contact: null,
    consent: { review: true, publishPlaceAndFigures: told.publish ?? true, askOrganisations: false },
  };
}
