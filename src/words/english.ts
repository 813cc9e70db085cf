// What the tool has to know of English to put people's words into a sentence. It is one idea, as the grammar goes by the lists beside it:
// common verbs, words that open a clause, and ordinary words, which lose a capital that only the beginning of a line gave them. Data.

export const english = {
  /** Verbs that are seldom anything else, as one is told to do something: "talk", "reduce". */
  VERBS: `
  abate accept achieve acknowledge add address adopt advertise advise advocate afford agree alert align allow analyse
  analyze announce appear apply appoint approve argue arrange ask assemble assess assign assist attend authorise
  authorize avoid be become begin borrow break bring broaden build buy calculate canvass carry celebrate choose cite
  clarify climb collect combine come commit communicate compare compile complain conduct confirm connect consider
  consult contact continue contribute convene convert convince coordinate create decide dedicate deepen define deliver
  demonstrate deny deploy describe develop digitise digitize discover discuss distribute donate download draw earn
  educate eliminate email employ empower enable encourage endorse enforce engage enhance ensure enter escalate
  establish evaluate evict examine exempt expand expedite explain explore expose extend facilitate feed fetch find
  finish fix follow forget forward fulfil fulfill gather generate geocode get give go greenlight grow hang have hear
  hide hire hold host huddle identify implement improve include inform inspect install integrate introduce invest
  investigate invite involve iterate join keep kick knock know launch learn lend let liaise listen live locate look
  lose maintain make manage meet mend merge modernize monitor negotiate nominate notify obtain oppose organise
  organize owe participate peel persuade pick prepare present prevent prioritise prioritize produce promote propose
  protect prove provide publicize publish put qualify quit read realize rebuild receive recommend reconnect recruit
  redesign reduce refine refuse reimagine relocate rely remember remind remove renew reopen repeal replace reply
  require resolve respond restore retain rethink revise rewrite roll save say scan see seek select sell send settle
  shape shorten shovel simplify sit solve speak spend spread stand stay steer streamline strengthen submit subsidize
  suspend sync take talk teach tell translate understand undo unlock upload urge verify waive warn wear
  weigh win write`,

  /** Verbs that are as often a name for a thing: "map the lots" is a doing, "map of the lots" a thing. */
  VERBS_OR_THINGS: `
  access act aid answer approach audit balance benefit bid bike block board book boost bridge budget bus call care
  catch cause challenge champion change charge chart chat check circle claim clean clear close code comment complete
  correct cost count cover cross cut cycle damage date debate delay demand design direct display document draft drive
  drop end escape estimate exchange experience face fear fight file fill fire flag flood flow flyer focus form fund
  garden grade grant group guess guide hand head heat help house hurt increase influence intercept interview issue
  judge label lack land lead leak leave leverage light limit link list load loan log love lower mail map mark market
  match matter measure mention mind mix model move name need note notice number offer open order own pace pack paint
  park part partner pass path patrol pay permit phone photograph picture pilot place plan plant play pledge plow plug
  poll post press pressure price print process profile program progress project promise prompt protest pull purchase
  push question quote race raise rally rank rate reach record reform release rent repair report request rescue
  research respect rest result return review ride risk rule run sample scale schedule score screen search secure serve
  set shade share shelter shift shop show sign sketch sort sound sponsor spot staff stage start state step stock stop
  store stream stress study supply support surface survey swap switch target tax test text tie time tour trace track
  trade train transfer trash travel treat trial trust try turn update upgrade use value view visit voice volunteer vote wait
  walk want wash waste watch water welcome wish word work worry`,

  /** What only a verb with its subject looks like. `n't` and 's, 're, 've, 'll, 'd after a pronoun are found by their shape. */
  FINITE: `
  is are was were am has had does did can could will would shall should may might must cannot isn't aren't wasn't weren't haven't
  hasn't hadn't don't doesn't didn't can't couldn't won't wouldn't shouldn't mustn't
  went got came knew found lost told asked kept lived thought said made took gave saw felt became began brought bought caught died ate
  fell grew happened heard helped led left meant paid remained seemed sent sat slept spoke spent stood stayed understood wanted won
  worked wrote needed stopped waited failed complained moved`,

  /** Further bare verbs that follow a plural subject: "kids breathe bad air", "riders vote with their feet". */
  VERBS_AFTER_PLURAL: `
  arrive belong benefit breathe call catch depend deserve die do drink drive drop drown eat end exist fail fall fear
  feel fight happen hate have hope keep lack leave lie love mean miss move need own pay play prefer remain report ride
  rise run seem skip sleep stop struggle suffer think trust try use vote wait walk want wonder work worry`,

  /** Of the verbs or things, those whose object is people: "interview tenants", though "interview notes" are a thing. */
  VERBS_FOR_PEOPLE: `
  interview survey mail call phone text visit train help poll guide support reach pay move house`,

  /** Who can be asked, called, helped; most others end in -ers, -ors, -ants, -ents, -ees or -ists. */
  PEOPLE: `
  people families kids children youth women men neighbours staff crews clerks nurses couples veterans
  folks citizens friends clubs unions churches officials captains librarians`,

  /** Words that begin a clause of its own, whose verb is not the sentence's. */
  CLAUSE_OPENERS: `
  who whom whose which that where when how why what if whether because as while until than since whatever wherever whoever although
  though unless before after so`,

  /** Words that stand for a subject: with one of them in front even a bare verb makes a sentence. */
  SUBJECTS: `
  i we you they he she it this that these those there here nobody nothing everybody everyone everything somebody someone something
  anybody anyone people children men women folks many most some few all none each both neither residents`,

  /** What stands before a thing: an article, a pronoun that owns it, a number word. */
  DETERMINERS: `
  a an the this that these those my our your their his her its each every some any no all both another one two three four five six
  seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty hundred hundreds dozens half more less fewer most many several us them me you it him everyone everybody people`,

  /** What stands before a place, a time, a means: no verb, and no verb's own. */
  PREPOSITIONS: `
  in on at of for from to by near with without within about around under over across along behind between through during toward
  towards into onto against among inside outside beyond despite per via`,

  /** What tells how a thing is, and stands behind no other thing: "stop illegal lockouts" is a doing, as "stop illegal" is no kind of them. */
  ADJECTIVES: `
  illegal new old top existing bad worse better more fewer unsafe big bigger small smaller good real vacant broken unpaid wrongful
  repeat nearby different extra unfair dangerous easier faster safer cheaper hidden`,

  /** What stands before a thing, and whose "left" or "can" is none. */
  ARTICLES: 'the a an our my their your its his her no this every each',
  /** Who acts, in a word. */
  PRONOUNS: 'i we you they he she',

  /** What a verb with -s follows. */
  SINGULARS: `
  he she it nobody nothing everybody everyone everything somebody someone something this that there`,

  /** What a clause about somebody begins with. */
  RELATIVES: 'who that which',
  /** What a clause in front of a sentence begins with. */
  BEGIN_CLAUSES: 'when if because since as while after before until although though unless',
  /** What joins a word to the one before. */
  JOINING: 'and or but , also',

  /** Words beside a verb, besides those in -ly. */
  ADVERBS: `
  not never already just always also often still all only sometimes now ever`,

  /** Verbs that are nothing else, wherever they stand. */
  BE_AND_HAVE: 'is are was were am has had does did',

  /** Verbs that help another one, without their n't: what follows is no verb of its own. */
  HELPING: `
  get gets got have has had is are was were be been being do does did can cannot could will would shall should may might
  must wo`,

  /** Verbs that have others act: "helping people find shelter". */
  CAUSING: `
  help helps helping let lets letting make makes making see sees seeing watch watches watching have has having keep keeps
  keeping`,

  /** What somebody was done, with a thing behind it: "tenants denied a hearing" are those people. */
  GIVING: 'denied charged offered promised refused handed assigned awarded owed called named needed',

  /** Hardly ever verbs, though they look like some: "the bus times home". */
  THINGS_IN_S: `
  alerts breaks rolls contacts volunteers emails scans downloads uploads hires fixes sets times notes forms books grades
  scores names numbers`,

  /** Verbs of one who acts that are as often several things. */
  VERBS_OR_THINGS_IN_S: `
  lives leaves means talks shows stays wins works finds reads sells buys says drinks runs plays fights hopes ends tries`,

  /** What a doing may begin with, before its verb. */
  BEFORE_VERBS: `
  not never always first then also only please regularly quickly safely quietly jointly together hopefully maybe perhaps
  possibly probably soon`,

  /** What shows that the word before is a verb and no thing. */
  AFTER_VERBS: 'up out down off back along around together small early whether where how who which what yes',
  /** Of the verbs or things, those that are done with somebody, or through something: "partner with the PTA". */
  VERBS_WITH_PEOPLE: 'partner work check start walk share test',
  /** What a clause begins with that holds a question. */
  ASKING: 'which whether how what when where why who whom whose if',
  /** Verbs that a question puts before who acts, without their n't. */
  TURNING: 'do does did is are was were can could will would should has have',
  /** Who acts, behind such a verb. */
  TURNED: 'it there this that these those i we you they he she people anyone anybody somebody someone',

  /** What shows that "its" is "it's". */
  AFTER_ITS: `
  a an the to too so very really just not no all about hard difficult impossible easy unclear unfair unsafe dangerous
  because that when where how`,

  /** Things that are not counted, and have no "a". */
  UNCOUNTED: `
  research outreach advocacy engagement feedback enforcement knocking canvassing organizing mapping testing work planning
  funding help support data information training housing childcare health trust water air heat`,

  /** What goes on behind a comma with what was said, and is no new part. */
  GOING_ON: `
  and or but with who which where especially including such as not mostly mainly for in at near on to from that so because
  like even too esp incl excl every each once twice starting beginning using by per since until around about over under
  during when if while plus please then also just maybe apt unit suite`,

  /** Words in -ing that name a thing. */
  THINGS_IN_ING: `
  accounting aging banking bedding biking branding building catering ceiling clothing cooling counseling crossing cycling
  drawing drinking dumping evening farming fishing flooding funding gardening hearing heating housing king landing licensing
  lighting listening listing littering living mapping meeting morning nursing offering opening painting parenting parking paving permitting
  planning plumbing policing reading recycling ruling running sentencing sewing speeding spending spring staffing string swimming
  timing training tutoring walking warning wedding wiring writing zoning`,

  /** Ordinary words: at the beginning of a line they bear a capital for no other reason. */
  ORDINARY: `
  abandoned above absences absentee abuse access accessible accidents accurate activities actual additional addresses
  adults advocates affordable afraid again agencies agendas aging aid airport alcohol allergies allergy alleys almost
  ambulances analysts angry animals annual apartments appeals applicants applications appointments apprentices
  apprenticeships approval apps arborists architects architecture archives archivists areas artists arts asbestos
  assessors asthma athletes athletic attendance attention attorneys audits aunts authority autumn available aware away
  babies babysitters back-to-school background backlogs badges bail bakeries bakers ballots bands banners barbers
  barriers bartenders baseball basements basic basketball bathrooms beach beaches beds bees behavior bench benches
  benefits best bicyclists bids bike bikes bilingual bills births blackouts blankets blight blind block blocks
  bloggers blood bloodlead board boarded boards book bookmobile books bored boys branch branches bread breakdowns
  breakfast breastfeeding bricks bridge bridges bright broadband brochures brownfields budget budgets builders
  bullying bus buses business businesses cabs cafes calendar callers calls calm camera camps campuses cancer
  candidates canes canopy capacity capital cards care careers caregivers carers carpenters cars cases cash cashiers
  ceilings cellphone certain chamber chances chaos chart charts cheap chefs chemical child childbirth childhood
  choirs chronic cities city civic civil class classes classrooms clean cleaners clear clearer clerical clinics
  clogged close closed closures clothes coaches coats code codes coffee cold collective colleges collisions color
  comfort commercial committees communication community commuters companies complaints complete compliance compost
  comprehensive computers conditions confidence confusing congestion congregations consistent constituents
  construction contact contaminated contractors contracts control conversations cooks cooling coordinators copies
  corners corrected corruption cost costs councilmembers councils count counters counts county courts cousins cracked
  crash crashes creeks crime crossings crosswalks crowded crumbling culture curbs curbside curfew curious current
  currently custodians customers cycling cyclists dads daily damp dancers dances danger dark dashboards databases
  datasets daycares daytime deadlines deaf deaths debt decent decline deeds delayed delays deliveries delivery
  dementia demolition dental dentists departments dependent deposits detailed detours developers development devices
  diabetes diapers digital dignity dim diners dinners directors dirt dirty disability disabled disasters discharge
  disconnect disconnected dishwashers disinvestment dispatch dispatchers displaced displacement doctors documents dogs
  domestic donated doors downstairs downtown draft drafts drains drinking drivers driveways dropouts drought drug
  drums dry dumping dumpsters dust dusty earthquake eaters economic editors educational effective efficient elderly
  elders elections electricians elevators eligible email emails emergency emissions empathy employees employers empty
  encampments energy engineers enough environmental equal equality equitable equity escalators essential evictions
  evidence exact excessive excluded expensive external faculty failing fair fairer fairness faith fall family far
  farebox fares farmers farms fast fatal fathers feed feeds fees fences festivals fewest fields figures filed files
  films financial finding fines fire firefighters fires firms fisherman fitness fixed flags flexible flood flooded
  flooding floods flu flyers fog food football foreclosures forgotten form former forms formula foster fountains fraud
  free freedom freight frequency frequent fresh front frontline fruit full fuller furniture future gamers games gaps
  garages garbage gardeners gardens gas gates genealogy general gentrification genuine girls government graduates
  grandfathers grandkids grandmas grandmothers grandparents grants gravel green greener groceries grocery ground
  groups growers guardians guards guests guns hairdressers handouts happy harbor hardly harmful hate have having
  hazards headways healthier healthy hearings heat heating heatwaves heavy help helpful high higher highways hired
  historians historic historical history holidays homebound homeless homelessness homeowners homeschool homework
  honest hopeful hospitals hot hotels house households houses human humid hunger hungry hurricanes hydrants hygiene
  ice ideas ignored ill illness illnesses imams immigrants important inaccessible inadequate inclusion inclusive
  income inconsistent independence individuals industrial inefficient inequity infants informal infrastructure
  injuries inmates inner insecure inspections inspectors instead insurance intake internal internet interns
  internships interpreters intersections interviews inventories inventory isolated issues items jail janitors jobs
  joint journalists judges junk justice juvenile keep key kindergartens kinds kiosks kitchens knowing knowledge labor
  lack lakes lakeside lamps land landlords languages laptops large largest last late later laundromats laundry
  lawsuits lawyers lead leaders leadership leaf leaflets leaking leaks leaky learners learning leases legal lessons
  letters level libraries library licences licensed licenses liens life light lighting lights limited limits list
  lists literacy litter little living loading loans local log logs loneliness lonely long longer loose loss losses
  lots loud lousy low lower lowincome lunch lunches mail mailing main maintenance major man management managers map
  maps market markets mass material maternal math mattresses mayors meals mechanics medical medicine meetings members
  mental mentoring mentors merchants methods mice middle midwives military milk minor missed missing mobility modern
  mold moms money monitoring monthly mortgages mosques mosquito mosquitoes mothers mould movies moving mud
  multi-family multilingual murals museums music mutual names national native natural nearly needles needs negative
  neglect neighborhoods neighboring neighbors networks newcomers news newsletters newspapers next night noise noisy
  nonprofits notes notices nowhere number numbers nursing nutrition obesity objective odors offenders officers offices
  older ongoing open opening operations operators opioids opportunities opportunity orders organizations organizers
  others outages outbreaks outcomes outdated outdoor overall overdoses overdue overgrown oversight overtime own
  owner-occupied owners packages paint painters pantries pantry paperwork paramedics paratransit parcels parents
  parishes park parking parks parole part participation partners partnerships parts pass passengers passes past
  pastors paths patience patients patterns payroll peace pedestrians pensions permanent permission permit permits
  personal personnel pets pharmacies phone phones photos physical pilot pilots pipes pizza places plain planners plans
  plastic play playgrounds plow plows plumbers police policies policy polling pollution pools poor population port
  portals positive postcards posters potholes poverty power practical precincts predatory pregnancy pregnant preschool
  preschoolers prescriptions prevention prices pride priests primary principals printers priority prison private
  prizes probation problems procurement professional professors profits programs progress projects proper property
  prosperity protection proud public pupils puzzles quality quarterly quick quicker quiet quite rabbis racial radio
  radon rail rain rainy ramps ranchers rapid rare rates rats raw readers reading ready reality realtors rec recent
  recipients record recorded records recovery recreation recycling reduced reference refugees regional registers
  registration registry regular relationships relief religious remote removal rent rentals renters rents repair
  repairs repeated reporters reports requests research researchers response responsibility responsive restaurants
  restrooms results retail retention retired retirees returning revenue review reviews rich riders ridership rides
  rights risk river riverside roaches roads robust rodents roofers rooms rotten rules rural rusty sad safe safety
  sales salmonella salt sand sanitation scams scared scattered schedule schedules schools science scooters scores
  scouts screens seasonal second secretaries security self-help seniors sensible separate serious servers services
  sewage sewers shade shaded shared sharp shelter shelters sheriff shoes shop shopkeepers shoppers shops short shorter
  showers showing shut shutoffs siblings sick sickness side sidewalks signals signs silent simple simpler single sites
  situation skateboarders skating skills slots slow slower slumlords smart smells smoke smooth smoother snacks snow
  snowplows soccer social soft solid solutions songs spaces speed speeding spending sports spots spreadsheets spring
  staff stairs stamps standards standing state statewide stations statistics status steps stickers stop stoplights
  stops store stores stories storms storytime strategic strategy streetlights streets strollers strong stronger
  structural stuck students studies study subsidies substandard suburban subway success summaries summer sunny
  supervisors suppers supplies support surprise survey surveys sustainability sustainable swimming synagogues systems
  tables tablets talent talks tall taps tax taxes taxi taxpayers tea teachers team technical technology teenagers
  teens television temples temporary tenants tension tents tests texts theater theatre theft therapy things third
  thirsty threats tickets time timely times timetables tired titles tobacco today toddlers toilets tolls tomorrow tool
  tornado total tough tour tourists tours towing towns toxic toys trade trades traffic trails train trainings trains
  transfers transit translators transparency transparent trash trauma travel travelers treatment trees trends trial
  trials trilingual trips truancy trucks trust truth tunnels turnaround turnover tutoring tutors typical uncles
  underserved undocumented unemployed unequal uneven unhealthy uninsured universities unknown unlicensed unlike unlit
  unreliable unsolved untreated updates uptown urban urgent use used useful users utilities utility vacancies
  vaccination vaccines vandalism vans vaping variety various vegetables vehicles vendors vibrant victims video
  villages violations violence virtual visible visitors visits voices volume volunteers voters vulnerable wages
  waiters waiting waitlists waitress walk walkers walking walks walkthrough walls warmer warmth waste water weak
  wealthy weather websites weekends weekly welfare wellbeing wellness wells wet wetlands wheelchairs wheels whole
  wholesale wide widows wifi wildfires wildlife windy winter wireless woman workers workforce working workplaces
  workshops worried wrap-around writers wrong yearly years young younger youngest zoning`,

  /** Names that everybody knows, of peoples, languages, faiths, benefits, months and days: their capital is their own. */
  PROPER: `
  african african-american excel american amharic arab arabic asian bengali black burmese cambodian catholic census chinese christian
  creole cuban dominican english ethiopian filipino french german guatemalan haitian hebrew hindi hispanic hmong indian
  iranian iraqi italian japanese jewish khmer korean lao latina latinas latine latino latinos latinx mandarin medicaid
  medicare mexican mixteco muslim navajo nepali nigerian pakistani polish portuguese punjabi russian salvadoran sikh somali
  spanish swahili syrian tagalog thai turkish ukrainian urdu vietnamese yiddish january february april may june july august
  september october november december monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays
  thursdays fridays saturdays sundays`,

  /** Shortened words whose full stop ends no sentence, besides those without a vowel, such as "st". */
  ABBREVIATIONS: `
  ave prof rev dept depts gov sen rep gen no nos inc co corp approx est e.g i.e a.m p.m u.s u.s.a hwy rte apt jan feb
  mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun assoc admin govt intl max min
  natl pop tel temp univ incl excl esp misc orig assn asst attn coord elem ext prog proj supt vol yr viz cty cir hosp oz`,

  /** What is called by a number behind its name: "Ward 3", "bus 14". */
  NUMBERED: `
  route routes rte bus buses train tram trolley ferry line lines ward wards district districts precinct zone area station stop platform
  highway hwy exit gate dock pier floor room unit apartment apt suite building section sector beat tract block lot parcel engine ladder
  school grade grades age ages step phase cycle version title chapter article rule form item page table figure no number`,

  /** What is counted behind a number, whatever stands before it: "the bus 20 minutes earlier". */
  COUNTED: `
  percent minute minutes min mins hour hours day days week weeks month months times feet miles people homes families`,

  /** What is said of a bus line that is called by its number alone: "the 14 comes on time". */
  SAID_OF_A_LINE: `
  bus train tram trolley ferry line route express is was has now no comes came runs ran gets got does did goes went will can could
  arrives leaves waits`,

  /** Words that count, besides digits; "one" is as often an article. */
  NUMBERS: `
  two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty
  thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million dozen dozens half twice`,
};

type Row = readonly [verdict: string, pattern: string];

/**
 * The grammar, in tables: of words it says what stands in the first row that fits. A pattern is a regular expression whose letters are
 * whole words: one in small letters is itself, one in capitals any word of that list above or of that shape (see advice/forms.ts), and
 * `ANY` any. `>` stands before the word that is judged, `{doing}` for a part.
 */
export const GRAMMAR = {
  parts: {
    /** What one is told to do; a word that may be a thing as well needs to go on as a verb does. */
    doing: `
      BEFORE_VERBS VERB|
      (?!VERBS_OR_THINGS|BEFORE_VERBS)(LISTED_VERB(?!of)ANY|(?!ORDINARY)LISTED_VERB$|NEW_VERB ARTICLES)|
      VERBS_OR_THINGS (DETERMINERS|NUMBER|ADJECTIVES|AFTER_VERBS)|
      VERBS_WITH_PEOPLE (with|through)|volunteer PREPOSITIONS|VERBS_FOR_PEOPLE (PERSONS|NAME)|(stop|start)(?!THINGS_IN_ING)ENDS_IN_ING`,
    /** "Setting up a table", not "housing for elders". */
    gerund: 'GERUND(?!of|for)ANY|THINGS_IN_ING (ARTICLES|NUMBER)',
    /** What follows the word that words are about: "the stops *near us*", "kids *who wait*", "people *living alone*". */
    behind: 'PREPOSITIONS|CLAUSE_OPENERS|GERUND(?!PREPOSITIONS)ANY|THINGS_IN_ING (ARTICLES|NUMBER)',
    /** A predicate whose subject can only be "it": "is hard to get a permit", "takes months to get one". */
    it: `
      (is|was|isn't|wasn't)(ANY){0,2}(hard|harder|difficult|easy|easier|impossible|tough|confusing|dangerous|expensive)to VERB ANY|
      takes(?!PREPOSITIONS).*to VERB ANY`,
    /** What tells several people from others: "who use the food pantry"; not "who we are", nor "who keeps the logs". */
    who: "who(?!is|was|has|does|isn't|wasn't|hasn't|doesn't)(VERB|FINITE)",
    /** How words go on behind a verb. */
    on: '(?!of|and|or|COMMA|for|in|at|near|on|by|from|is|are|was|were|that|which|who)ANY',
  },

  /** The form of words that end in no question mark; where no row fits, they are a thing. The last word is TELLS where one tells something. */
  forms: [
    ['question', '^(how|why|where|when)(TURNING|NEGATED)'], // how do people find out
    ['question', '^(what|who|which)(?!is)(TURNING|NEGATED) TURNED'], // what can we do
    ['question', '^(?!do|has|have)(TURNING|NEGATED)(TURNED|the(?!.*(of|for|that)))'], // is the water safe; not: is the heart of our town
    ['predicate', "^(is|has|was|does|isn't|wasn't|doesn't|hasn't)ANY"], // is hard to read
    ['predicate', "^(will|would|can|could|may|might|should|must|cannot|won't|can't|wouldn't)(not|also|VERB)"], // would save lives
    ['predicate', '^SURE_THIRD(?!of|and|or|COMMA)ANY'], // keeps elders at home
    ['predicate', '^THIRD(DETERMINERS|AFTER_VERBS|to VERB|families|kids|children|seniors|tenants|residents|neighbors)'], // lives up to it
    ['predicate', '^(?!VERBS_OR_THINGS_IN_S)THIRD(NUMBER|ADJECTIVES)'], // needs 3 stops
    ['predicate', '^(THIRD_WITH_PEOPLE(with|through)|THIRD_FOR_PEOPLE(PERSONS|NAME)|(stops|starts)GERUND)'], // helps riders plan
    ['sentence', '^(if|when).*COMMA'], // when it rains, the underpass floods
    ['sentence', '^(if|when)ANY(ANY)*?(?!CLAUSE_OPENERS)ANY(i|we|they|nobody|everybody|everyone)'], // if it rains we flood
    ['sentence', '^(if|when)ANY(ANY)*?(?!CLAUSE_OPENERS|FINITE|VERB|THIRD)ANY people'], // when it is cold people freeze
    ['indirect', '^ASKING(?!.*TELLS)'], // which places failed
    ['doing', '^(?!(?!be)ANY FINITE){doing}'], // reduce crashes
    ['doing', '^VERB and{doing}'], // print and mail a map
    ['doing', '^VERBS_OR_THINGS(?!of).*(and|COMMA|then)(?=MAYBE_VERB){doing}'], // draft a list, pilot it, then print it
    ['gerund', '^not{gerund}'], // not getting sick
    ['sentence', "^(not|if|when|whenever|unless|can't|don't|doesn't|didn't)|TELLS"], // not enough shade; nobody knows when it comes
    ['gerund', '^{gerund}'], // setting up a table
  ] satisfies Row[],

  /** Whether a word that may be a verb tells something of a subject before it; where no row fits, it does not. */
  telling: [
    ['yes', '>ITS_VERB|>OWNER(been|gone|going|getting|too|so)'], // it's late; heat's been out
    ['no', '^>|(HELPING|NEGATED)>|NUMBER >am|to >BE_AND_HAVE'], // can get; at 6 am
    ['yes', '>BE_AND_HAVE'], // the water is brown
    ['no', '(PREPOSITIONS|JOINING|CAUSING(ANY){0,3})(>be|>have)'], // help kids be safe
    ['yes', '>be|>have'], // kids be safe: a wish, or in a hurry
    ['no', '(PREPOSITIONS|JOINING|ARTICLES|OWNER)>PAST DETERMINERS'],
    ['yes', '>PAST DETERMINERS|>NEGATED|this >FINITE'], // a fire killed two people; not: tenants denied a hearing
    ['no', '(ARTICLES|OWNER|to)>FINITE'], // the left
    ['yes', '>FINITE|PREPOSITIONS >VERBS_OR_THINGS_IN_S PREPOSITIONS'], // what I have cared for stays with our street
    ['no', '(PREPOSITIONS|JOINING|ARTICLES|OWNER|(?!RELATIVES)CLAUSE_OPENERS)>|>THINGS_IN_S'], // the bus times home
    ['yes', 'SINGULARS >THIRD|(he|she|it|nobody|everybody|everyone|someone|somebody)>ENDS_IN_S'], // nobody calls
    ['no', 'SINGULARS >|CAUSING(ANY){0,2}(i|we|you|they|people)>'], // helping people find shelter
    ['yes', '(i|we|you|they|people)>VERB'], // we lose
    ['no', '(i|we|you|they|people)>'],
    ['yes', '(?!PLURAL|VERB)ANY >SURE_THIRD'], // the bus comes late
    ['yes', '(?!PLURAL)ANY >SURE_THIRD(DETERMINERS|NUMBER)'], // rent eats 60% of our pay
    ['yes', '^(ARTICLES|SINGULARS).*(?!PLURAL)ANY(>SURE_THIRD|>THIRD{on})'], // the city plans a road
    ['no', '>THIRD|CAUSING(ANY){0,3}>'],
    ['yes', 'PLURAL(>MAYBE_VERB(DETERMINERS|up|down|off|out|back|away)|>SURE_VERB)'], // late buses cost people jobs; kids go hungry
    ['yes', 'PLURAL((?!>VERBS_OR_THINGS)>VERBS_AFTER_PLURAL|>VERBS_AFTER_PLURAL{on})'], // kids breathe bad air; riders vote with their feet
    ['yes', '^ABOUT_SEVERAL.*((?!>VERBS_OR_THINGS)>VERBS_AFTER_PLURAL|>SURE_VERB ANY)'], // people with asthma live next to it
  ] satisfies Row[],

  /** Where what was taken for a thing may be none: anywhere; only where a wrong guess would stand behind "is" (`strict`); only elsewhere. */
  doubts: [
    ['any', '^(ADJECTIVES PREPOSITIONS|PREPOSITIONS)'], // safer for everyone
    ['any', '^PLURAL(?!close|clean|clear|open|light|lower|own|welcome)MAYBE_VERB'],
    ['strict', '^(MAYBE_VERB|THIRD)(?!PREPOSITIONS|JOINING)ANY'], // test kitchen visits
    ['loose', '^(?!ORDINARY)(MAYBE_VERB|THIRD)((?!PREPOSITIONS|JOINING)ANY|for|against)'],
    ['loose', '^(?!access)(MAYBE_VERB|THIRD)to'],
  ] satisfies Row[],
};

/** How a sentence begins that asks by itself. */
export const REQUEST =
  /^(?:we|i)(?:['’](?:re|m|d)| are| am| would| now)? (?:ask|urge?|request|invite?|call on|propose?|recommend|want|hope|beg)(?:ing)?\b/i;
