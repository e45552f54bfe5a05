//! Towns and sections as they stand behind a name in bylines (`Maud Kerivel, Brest`; `Ann Lowe, Sports`). Plain data: a
//! lone word behind a name that is none of these is an author who has but one name.

use crate::text::fold::fold;

/// Capitals, and the larger towns of the countries whose papers are read, folded, between bars.
const TOWNS: &str = "abidjan|abu dhabi|abuja|accra|addis-abeba|addis ababa|adelaide|aix-en-provence|ajaccio|albi|alep|alger|algiers|\
amiens|amman|amsterdam|anchorage|angers|angouleme|ankara|annecy|antananarivo|anvers|arles|arras|athenes|athens|atlanta|auckland|\
aurillac|austin|auxerre|avignon|bagdad|baghdad|bakou|baku|bale|baltimore|bamako|bangkok|bangui|barcelone|barcelona|bastia|bayonne|\
beauvais|beijing|beirut|belfast|belfort|belgrade|berlin|berne|besancon|beyrouth|beziers|birmingham|blois|bogota|bologne|bombay|\
bordeaux|boston|boulogne|bourges|brasilia|bratislava|brazzaville|brest|briancon|brisbane|bristol|brussels|bruxelles|bucarest|\
bucharest|budapest|buenos aires|caen|cairo|calais|calgary|cambridge|canberra|cannes|caracas|carcassonne|cardiff|casablanca|cayenne|\
chambery|charleroi|charleston|chartres|cherbourg|chicago|cleveland|clermont-ferrand|colmar|cologne|colombo|conakry|copenhague|\
copenhagen|cotonou|dacca|dakar|dallas|damas|damascus|delhi|denver|detroit|dieppe|dijon|djibouti|doha|douala|dubai|dublin|dunkerque|\
edimbourg|edinburgh|epinal|evreux|florence|fort-de-france|frankfurt|francfort|freetown|gap|gaza|geneve|geneva|glasgow|grenoble|\
guatemala|hambourg|hamburg|hanoi|harare|havana|helsinki|hong kong|honolulu|houston|islamabad|istanbul|jakarta|jerusalem|\
johannesburg|kaboul|kabul|kampala|karachi|kharkiv|khartoum|kiev|kigali|kingston|kinshasa|kyiv|la haye|la havane|la rochelle|\
la roche-sur-yon|lagos|lausanne|laval|le caire|le cap|le havre|le mans|leeds|lens|leicester|libreville|liege|lille|lima|limoges|\
lisbonne|lisbon|liverpool|lome|london|londres|lorient|los angeles|louvain|luanda|lugano|luxembourg|lviv|lyon|lyons|macon|madrid|\
malaga|manchester|manila|manille|marrakech|marseille|marseilles|melbourne|memphis|mende|metz|mexico|mexico city|miami|milan|\
milwaukee|minneapolis|minsk|mogadiscio|monaco|montauban|montevideo|montpellier|montreal|moscou|moscow|mulhouse|mumbai|munich|nairobi|\
namur|nancy|nanterre|nantes|naples|narbonne|nashville|ndjamena|neuchatel|nevers|new delhi|new orleans|new york|newcastle|niamey|\
nice|nicosie|nimes|niort|nouakchott|noumea|oran|orleans|oslo|ottawa|ouagadougou|oxford|palerme|palma|papeete|paris|pau|pekin|\
perpignan|perth|philadelphia|phnom penh|phoenix|pittsburgh|poitiers|port-au-prince|port-louis|porto|portland|prague|pretoria|\
quebec|quimper|quito|rabat|ramallah|rangoun|reims|rennes|reykjavik|riga|rio de janeiro|riyad|riyadh|roanne|rodez|rome|rotterdam|\
roubaix|rouen|sacramento|saint-brieuc|saint-denis|saint-etienne|saint-malo|saint-nazaire|saint-quentin|saint-petersbourg|san diego|\
san francisco|santiago|sao paulo|sarajevo|seattle|seoul|seville|shanghai|sheffield|singapour|singapore|skopje|sofia|springfield|\
stockholm|strasbourg|stuttgart|sydney|taipei|tallinn|tarbes|tbilissi|tbilisi|teheran|tehran|tel aviv|tel-aviv|the hague|tirana|\
tokyo|toronto|toulon|toulouse|tournai|tours|tripoli|troyes|tunis|turin|valence|valencia|valenciennes|vancouver|vannes|varsovie|\
venise|venice|versailles|vesoul|vichy|vienna|vienne|vilnius|warsaw|washington|wellington|winnipeg|yaounde|yerevan|zagreb|zurich";

/// Sections of newspapers, folded, between bars.
const SECTIONS: &str = "blog|blogs|business|culture|debats|economie|economy|education|environment|environnement|faits divers|finance|health|\
idees|international|justice|lifestyle|local|monde|national|opinion|opinions|planete|politics|politique|sante|science|sciences|\
societe|sport|sports|tech|technology|travel|tribune|world";

/// Whether this is a town or a section of a newspaper.
pub(super) fn is_place(text: &str) -> bool {
    let plain = fold(text);
    TOWNS.split('|').chain(SECTIONS.split('|')).any(|known| known == plain)
}
