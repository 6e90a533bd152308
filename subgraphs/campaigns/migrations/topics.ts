import { referenceId } from '../../kit/ids.js';

/** Code, Vietnamese name, what belongs under it, clause of the directive. A production register starts with these. */
const CATALOGUE = [
  [
    'LEGAL_DISSEMINATION',
    'Phổ biến chủ trương, pháp luật',
    'Party lines and State law on security and the movement.',
    '1a',
  ],
  [
    'MOVEMENT',
    'Phong trào Toàn dân bảo vệ an ninh Tổ quốc',
    'Meaning, methods and models of the movement.',
    '1a',
  ],
  [
    'SAFETY_STANDARD',
    'Tiêu chuẩn “An toàn về an ninh, trật tự”',
    'The Project and its safety standard: criteria, registration, self-assessment.',
    '2c',
  ],
  [
    'INTERNAL_RULES',
    'Nội quy, quy chế bảo vệ cơ quan, doanh nghiệp, nhà trường',
    'Internal rules and protection regulations of the organisation.',
    '3a',
  ],
  ['CRIME_PREVENTION', 'Phòng, chống tội phạm', 'Prevention of crime, fraud among it.', '3b'],
  [
    'SOCIAL_EVILS',
    'Phòng, chống tệ nạn xã hội',
    'Prevention of drugs, gambling and other social evils.',
    '3b',
  ],
  ['SCHOOL_VIOLENCE', 'Phòng, chống bạo lực học đường', 'Prevention of violence at school.', '3b'],
  [
    'PUBLIC_ETHICS',
    'Đạo đức công vụ, văn hóa công sở',
    'Integrity and conduct in public service; organisation-level sessions only.',
    '3c',
  ],
  [
    'ANTI_CORRUPTION',
    'Phòng, chống tham nhũng, tiêu cực',
    'Prevention of corruption; organisation-level sessions only.',
    '3c',
  ],
  [
    'THRIFT',
    'Thực hành tiết kiệm, chống lãng phí',
    'Thrift and prevention of waste; organisation-level sessions only.',
    '3c',
  ],
  [
    'DIGITAL_LITERACY',
    'Kỹ năng số, sử dụng internet an toàn',
    'Safe and lawful use of the internet; organisation-level sessions only.',
    '3d',
  ],
  [
    'CYBER_SAFETY',
    'An toàn thông tin, phòng chống lừa đảo trên mạng',
    'Online fraud, personal data, law on cyber-information; organisation-level sessions only.',
    '3d',
  ],
  [
    'FIRE_SAFETY',
    'Phòng cháy, chữa cháy và cứu nạn, cứu hộ',
    'Protection of property against fire; rescue.',
    '3e',
  ],
  [
    'TRAFFIC_SAFETY',
    'Trật tự, an toàn giao thông',
    'Traffic order and safety around the organisation.',
    '3e',
  ],
  [
    'LABOUR_LAW',
    'Pháp luật lao động',
    'Labour law and lawful procedure; organisation-level sessions only.',
    '4d',
  ],
  [
    'DIALOGUE',
    'Đối thoại tại nơi làm việc',
    'How dialogue at the workplace is held; organisation-level sessions only.',
    '4d',
  ],
  [
    'MOVEMENT_LAUNCH',
    'Phát động phong trào trong công nhân và chủ doanh nghiệp',
    'Launch of the movement among workers and owners of enterprises.',
    '4g',
  ],
] as const;

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;

export const TOPICS = `insert into campaigns.topic (id, code, name_vi, description, clause) values ${CATALOGUE.map(
  (row) => `(${[referenceId('topic', row[0]), ...row].map(quote).join(', ')})`,
).join(', ')};`;
