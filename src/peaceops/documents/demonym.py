"""Words of English for peoples, organisations, actors and seats of government.

What enters: nothing. What leaves: tables of words by id, joined by ``|``.
Never done here: any statement about a status; an id stands for a name and nothing else.
"""

from __future__ import annotations

from typing import Final

DEMONYMS: Final[dict[str, str]] = {
    "ABK": "Abkhaz|Abkhazian|Abkhazians|Abkhazs|Abkhazes", "AFG": "Afghan|Afghans", "AGO": "Angolan|Angolans",
    "ALB": "Albanian|Albanians", "ARE": "Emirati|Emiratis", "ARG": "Argentine|Argentinian|Argentines|Argentinians",
    "ARM": "Armenian|Armenians", "AUS": "Australian|Australians", "AUT": "Austrian|Austrians",
    "AZE": "Azerbaijani|Azerbaijanis|Azeri|Azeris", "BDI": "Burundian|Burundians|Burundi's", "BEL": "Belgian|Belgians",
    "BEN": "Beninese", "BFA": "Burkinabe", "BGD": "Bangladeshi|Bangladeshis", "BGR": "Bulgarian|Bulgarians",
    "BHR": "Bahraini|Bahrainis", "BIH": "Bosnian|Bosnians", "BLR": "Belarusian|Belarusians|Byelorussian",
    "BOL": "Bolivian|Bolivians", "BRA": "Brazilian|Brazilians", "BRN": "Bruneian", "BTN": "Bhutanese",
    "BWA": "Botswanan", "CAF": "Central African|Central Africans", "CAN": "Canadian|Canadians", "CHE": "Swiss",
    "CHL": "Chilean|Chileans", "CHN": "Chinese", "CIV": "Ivorian|Ivorians", "CMR": "Cameroonian|Cameroonians",
    "COD": "Congolese", "COG": "Congolese", "COL": "Colombian|Colombians", "COM": "Comorian|Comorians",
    "CRI": "Costa Rican|Costa Ricans", "CUB": "Cuban|Cubans", "CYP": "Cypriot|Cypriots", "CZE": "Czech|Czechs",
    "CSK": "Czechoslovak|Czechoslovakian", "DEU": "German|Germans", "DJI": "Djiboutian|Djiboutians", "DNK": "Danish|Danes",
    "DOM": "Dominican|Dominicans", "DZA": "Algerian|Algerians", "ECU": "Ecuadorian|Ecuadorians", "EGY": "Egyptian|Egyptians",
    "ERI": "Eritrean|Eritreans", "ESH": "Sahrawi|Sahrawis", "ESP": "Spanish|Spaniards", "EST": "Estonian|Estonians",
    "ETH": "Ethiopian|Ethiopians", "FIN": "Finnish|Finns", "FJI": "Fijian|Fijians", "FRA": "French", "GAB": "Gabonese",
    "GBR": "British|Britons", "GEO": "Georgian|Georgians", "GHA": "Ghanaian|Ghanaians", "GIN": "Guinean|Guineans",
    "GMB": "Gambian|Gambians", "GRC": "Greek|Greeks", "GTM": "Guatemalan|Guatemalans", "GUY": "Guyanese",
    "HND": "Honduran|Hondurans", "HRV": "Croatian|Croatians|Croat|Croats", "HTI": "Haitian|Haitians",
    "HUN": "Hungarian|Hungarians", "IDN": "Indonesian|Indonesians", "IND": "Indian|Indians", "IRL": "Irish", "IRN": "Iranian|Iranians",
    "IRQ": "Iraqi|Iraqis", "ISL": "Icelandic", "ISR": "Israeli|Israelis", "ITA": "Italian|Italians", "JAM": "Jamaican|Jamaicans",
    "JOR": "Jordanian|Jordanians", "JPN": "Japanese", "KAR": "Karabakh Armenian|Karabakh Armenians", "KAZ": "Kazakh|Kazakhs|Kazakhstani",
    "KEN": "Kenyan|Kenyans", "KGZ": "Kyrgyz", "KHM": "Cambodian|Cambodians|Khmer", "KOR": "South Korean|South Koreans",
    "KWT": "Kuwaiti|Kuwaitis", "LAO": "Laotian|Laotians|Lao", "LBN": "Lebanese", "LBR": "Liberian|Liberians", "LBY": "Libyan|Libyans",
    "LKA": "Sri Lankan|Sri Lankans", "LSO": "Basotho", "LTU": "Lithuanian|Lithuanians", "LUX": "Luxembourgish", "LVA": "Latvian|Latvians",
    "MAR": "Moroccan|Moroccans", "MDA": "Moldovan|Moldovans", "MDG": "Malagasy", "MEX": "Mexican|Mexicans", "MKD": "Macedonian|Macedonians",
    "MLI": "Malian|Malians", "MLT": "Maltese", "MMR": "Burmese", "MNE": "Montenegrin|Montenegrins", "MNG": "Mongolian|Mongolians",
    "MOZ": "Mozambican|Mozambicans", "MRT": "Mauritanian|Mauritanians", "MWI": "Malawian|Malawians", "MYS": "Malaysian|Malaysians",
    "NAM": "Namibian|Namibians", "NER": "Nigerien|Nigeriens", "NGA": "Nigerian|Nigerians", "NIC": "Nicaraguan|Nicaraguans",
    "NLD": "Dutch", "NOR": "Norwegian|Norwegians", "NPL": "Nepalese|Nepali|Nepalis", "NZL": "New Zealander|New Zealanders",
    "OMN": "Omani|Omanis", "PAK": "Pakistani|Pakistanis", "PAN": "Panamanian|Panamanians", "PER": "Peruvian|Peruvians",
    "PHL": "Philippine|Filipino|Filipinos", "PNG": "Papua New Guinean", "POL": "Polish|Poles", "PRK": "North Korean|North Koreans",
    "PRT": "Portuguese", "PRY": "Paraguayan|Paraguayans", "PSE": "Palestinian|Palestinians", "QAT": "Qatari|Qataris",
    "ROU": "Romanian|Romanians", "RUS": "Russian|Russians", "RWA": "Rwandan|Rwandans|Rwandese", "SAU": "Saudi|Saudis",
    "SDN": "Sudanese", "SEN": "Senegalese", "SGP": "Singaporean", "SLB": "Solomon Islander|Solomon Islanders",
    "SLE": "Sierra Leonean|Sierra Leoneans", "SLV": "Salvadoran|Salvadorans|Salvadorean", "SOM": "Somali|Somalis|Somalian",
    "SOS": "South Ossetian|South Ossetians|Ossetian|Ossetians|Ossete|Ossetes", "SRB": "Serbian|Serbians|Serb|Serbs",
    "SSD": "South Sudanese", "SUN": "Soviet|Soviets", "SVK": "Slovak|Slovaks", "SVN": "Slovene|Slovenes|Slovenian|Slovenians",
    "SWE": "Swedish|Swedes", "SYR": "Syrian|Syrians", "TCD": "Chadian|Chadians", "TGO": "Togolese", "THA": "Thai|Thais",
    "TJK": "Tajik|Tajiks|Tajikistani", "TKM": "Turkmen", "TLS": "Timorese|East Timorese", "TON": "Tongan|Tongans",
    "TRN": "Transnistrian|Transnistrians|Transdniestrian|Transdniestrians|Trans-Dniester", "TUN": "Tunisian|Tunisians", "TUR": "Turkish|Turks",
    "TZA": "Tanzanian|Tanzanians", "UGA": "Ugandan|Ugandans", "UKR": "Ukrainian|Ukrainians", "URY": "Uruguayan|Uruguayans",
    "USA": "American|Americans", "UZB": "Uzbek|Uzbeks", "VEN": "Venezuelan|Venezuelans", "VNM": "Vietnamese", "VUT": "Ni-Vanuatu",
    "XKX": "Kosovar|Kosovars|Kosovan", "YEM": "Yemeni|Yemenis", "YUG": "Yugoslav|Yugoslavs|Yugoslavian", "ZAF": "South African|South Africans",
    "ZMB": "Zambian|Zambians", "ZWE": "Zimbabwean|Zimbabweans",
}  # fmt: skip

#: Seats of government, which stand for a state where they act and never after "in", "at" or "from": of every state by one rule; left out where the name is also that of a state or a common word,
#: stands for an organisation, or is contested.
CAPITALS: Final[dict[str, str]] = {
    "AFG": "Kabul", "AGO": "Luanda", "ALB": "Tirana", "ARE": "Abu Dhabi", "ARG": "Buenos Aires", "ARM": "Yerevan", "AUS": "Canberra",
    "AUT": "Vienna", "AZE": "Baku", "BDI": "Bujumbura", "BEN": "Porto-Novo|Cotonou", "BFA": "Ouagadougou",
    "BGD": "Dhaka", "BGR": "Sofia", "BHR": "Manama", "BIH": "Sarajevo", "BLR": "Minsk", "BOL": "La Paz", "BRA": "Brasília|Brasilia",
    "BTN": "Thimphu", "BWA": "Gaborone", "CAF": "Bangui", "CAN": "Ottawa", "CHE": "Bern|Berne", "CHL": "Santiago de Chile",
    "CHN": "Beijing", "CIV": "Abidjan|Yamoussoukro", "CMR": "Yaoundé|Yaounde", "COD": "Kinshasa", "COG": "Brazzaville",
    "COL": "Bogotá|Bogota", "CRI": "San José", "CUB": "Havana", "CYP": "Nicosia", "CZE": "Prague", "DEU": "Berlin", "DNK": "Copenhagen",
    "DOM": "Santo Domingo", "DZA": "Algiers", "ECU": "Quito", "EGY": "Cairo", "ERI": "Asmara", "ESP": "Madrid", "EST": "Tallinn",
    "ETH": "Addis Ababa", "FIN": "Helsinki", "FJI": "Suva", "FRA": "Paris", "GAB": "Libreville", "GBR": "London", "GEO": "Tbilisi",
    "GHA": "Accra", "GIN": "Conakry", "GMB": "Banjul", "GNB": "Bissau", "GNQ": "Malabo", "GRC": "Athens", "HND": "Tegucigalpa",
    "HRV": "Zagreb", "HTI": "Port-au-Prince", "HUN": "Budapest", "IDN": "Jakarta", "IND": "New Delhi|Delhi", "IRL": "Dublin",
    "IRN": "Tehran|Teheran", "IRQ": "Baghdad", "ISL": "Reykjavik", "ITA": "Rome", "JOR": "Amman", "JPN": "Tokyo",
    "KAZ": "Astana", "KEN": "Nairobi", "KGZ": "Bishkek", "KHM": "Phnom Penh", "KOR": "Seoul", "LAO": "Vientiane", "LBN": "Beirut",
    "LBR": "Monrovia", "LBY": "Tripoli", "LKA": "Colombo", "LSO": "Maseru", "LTU": "Vilnius", "LVA": "Riga", "MAR": "Rabat",
    "MDA": "Chisinau|Chişinău|Chișinău", "MDG": "Antananarivo", "MKD": "Skopje", "MLI": "Bamako", "MMR": "Naypyidaw", "MNE": "Podgorica",
    "MNG": "Ulaanbaatar", "MOZ": "Maputo", "MRT": "Nouakchott", "MUS": "Port Louis", "MWI": "Lilongwe", "MYS": "Kuala Lumpur",
    "NAM": "Windhoek", "NER": "Niamey", "NGA": "Abuja", "NIC": "Managua", "NLD": "The Hague", "NOR": "Oslo", "NPL": "Kathmandu",
    "NZL": "Wellington", "OMN": "Muscat", "PAK": "Islamabad", "PER": "Lima", "PHL": "Manila", "PNG": "Port Moresby", "POL": "Warsaw",
    "PRK": "Pyongyang", "PRT": "Lisbon", "PRY": "Asunción|Asuncion", "PSE": "Ramallah", "QAT": "Doha", "ROU": "Bucharest", "RUS": "Moscow",
    "RWA": "Kigali", "SAU": "Riyadh", "SDN": "Khartoum", "SEN": "Dakar", "SLB": "Honiara", "SLE": "Freetown", "SLV": "San Salvador",
    "SOM": "Mogadishu", "SRB": "Belgrade", "SSD": "Juba", "SVK": "Bratislava", "SVN": "Ljubljana", "SWE": "Stockholm", "SWZ": "Mbabane",
    "SYR": "Damascus", "TCD": "N'Djamena|N’Djamena", "TGO": "Lomé|Lome", "THA": "Bangkok", "TJK": "Dushanbe", "TKM": "Ashgabat",
    "TLS": "Dili", "TUN": "Tunis", "TUR": "Ankara", "TZA": "Dodoma", "UGA": "Kampala", "UKR": "Kiev|Kyiv", "URY": "Montevideo",
    "USA": "Washington", "UZB": "Tashkent", "VEN": "Caracas", "VNM": "Hanoi", "XKX": "Pristina|Prishtina", "YEM": "Sana'a|Sana’a|Sanaa",
    "ZAF": "Pretoria", "ZMB": "Lusaka", "ZWE": "Harare",
}  # fmt: skip

#: Other words that stand for a state where it acts.
METONYMS: Final[dict[str, str]] = {
    "RUS": "Kremlin|State Duma", "USA": "the US|US|White House", "GBR": "UK", "SUN": "USSR", "COD": "Congo|Zaire",
}  # fmt: skip

ORGANISATIONS: Final[dict[str, str]] = {
    "UN": "United Nations|UN|United Nations Organization", "NATO": "NATO|North Atlantic Treaty Organization|North Atlantic Alliance",
    "EU": "European Union|EU", "AU": "African Union|AU", "OAU": "Organization of African Unity|OAU",
    "OSCE": "OSCE|Organization for Security and Co-operation in Europe|Organization for Security and Cooperation in Europe|CSCE|Conference on Security and Co-operation in Europe",
    "CIS": "CIS|Commonwealth of Independent States", "CSTO": "CSTO|Collective Security Treaty Organization",
    "ECOWAS": "ECOWAS|Economic Community of West African States", "LAS": "League of Arab States|Arab League",
    "OAS": "Organization of American States|OAS", "IGAD": "IGAD|Intergovernmental Authority on Development", "SADC": "SADC|Southern African Development Community",
    "ECCAS": "ECCAS|Economic Community of Central African States", "WEU": "WEU|Western European Union", "OIC": "OIC|Organization of Islamic Cooperation|Organization of the Islamic Conference",
    "PIF": "Pacific Islands Forum|Pacific Island Forum|PIF", "UNHCR": "UNHCR|Office of the United Nations High Commissioner for Refugees|United Nations High Commissioner for Refugees",
    "COE": "Council of Europe", "ICRC": "ICRC|International Committee of the Red Cross|Red Cross", "UNICEF": "UNICEF", "WFP": "World Food Programme|WFP",
    "HRW": "Human Rights Watch", "AMNESTY": "Amnesty International", "ICG": "International Crisis Group", "COMMONWEALTH": "Commonwealth Secretariat",
    "EAC": "East African Community|EAC", "CEMAC": "CEMAC", "JCC-SOS": "Joint Control Commission", "JCC-TRN": "Joint Control Commission ", "CEN-SAD": "CEN-SAD",
}  # fmt: skip

ACTORS: Final[dict[str, str]] = {
    "security-council": "Security Council|United Nations Security Council|UN Security Council|UNSC", "general-assembly": "General Assembly|United Nations General Assembly|UN General Assembly",
    "secretary-general": "Secretary-General|Secretary General|United Nations Secretary-General|UN Secretary-General",
    "special-representative": "Special Representative|Special Representative of the Secretary-General|SRSG", "special-envoy": "Special Envoy|Special Envoy of the Secretary-General",
    "chief-military-observer": "Chief Military Observer", "force-commander": "Force Commander", "group-of-friends": "Group of Friends|Friends of the Secretary-General|Friends of Georgia",
    "cis-council": "Council of Heads of State of the Commonwealth of Independent States|Council of Heads of State|CIS Council of Heads of State|Council of Heads of States|CIS's Council of Heads of States",
    "permanent-council": "Permanent Council", "minsk-group": "Minsk Group|OSCE Minsk Group",
    "icj": "International Court of Justice|ICJ", "icc": "International Criminal Court|ICC", "echr": "European Court of Human Rights",

    "fact-finding-mission-georgia": "Independent International Fact-Finding Mission on the Conflict in Georgia",
    "coordinating-council": "Coordinating Council", "world-bank": "World Bank", "taliban": "Taliban", "hezbollah": "Hezbollah|Hizbullah", "hamas": "Hamas",
    "khmer-rouge": "Khmer Rouge", "unita": "UNITA", "renamo": "RENAMO", "frelimo": "FRELIMO", "ruf": "Revolutionary United Front", "polisario": "POLISARIO|Frente POLISARIO|Polisario Front", "m23": "M23",
    "al-shabaab": "Al-Shabaab|Al Shabaab", "interpol": "INTERPOL",
}  # fmt: skip
