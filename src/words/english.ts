// What the tool has to know of English to put people's words into a sentence: common verbs, words that open a clause, and ordinary
// words, which lose a capital that only the beginning of a line gave them. Data: words with blanks between them.

export const english = {
  /** Verbs that are seldom anything else, as one is told to do something: "talk", "reduce". */
  VERBS: `
  abate accept achieve acknowledge act add address adopt advertise advise advocate afford agree alert align allow analyse
  analyze announce answer appear apply appoint approach approve argue arrange ask assemble assess assign assist attend
  authorise authorize avoid be become begin borrow break bring broaden build buy calculate canvass carry celebrate choose
  cite clarify climb collect combine come commit communicate compare compile complain conduct confirm connect consider
  consult contact continue contribute convene convert convince coordinate create decide dedicate deepen define deliver
  demonstrate deny deploy describe develop digitise digitize discover discuss distribute donate download draft draw earn
  educate eliminate email employ empower enable encourage end endorse enforce engage enhance ensure enter escalate establish
  evaluate evict examine exempt expand expedite explain explore expose extend facilitate feed fetch file fill find finish
  fix follow forget form forward fulfil fulfill gather generate geocode get give go greenlight grow guide hand hang have
  hear hide hire hold host huddle identify implement improve include increase inform inspect install integrate intercept
  introduce invest investigate invite involve iterate join keep kick knock know launch lead learn leave lend let liaise
  listen live locate look lose maintain make manage meet mend merge modernize monitor negotiate nominate notify obtain offer
  oppose organise organize owe paint participate pay peel persuade pick pilot prepare present prevent print prioritise
  prioritize produce promote propose protect prove provide publicize publish put qualify quit raise reach read realize
  rebuild receive recommend reconnect recruit redesign reduce refine refuse reimagine release relocate rely remember remind
  remove renew reopen repair repeal replace reply require resolve respond restore retain rethink revise rewrite roll run
  save say scan schedule see seek select sell send serve set settle shape shorten shovel simplify sit solve sort speak spend
  spread stand start stay steer stop streamline strengthen study submit subsidize support survey suspend sync take talk
  teach tell test track train translate travel treat try turn understand undo unlock update upload urge verify visit
  volunteer wait waive warn wear weigh win write`,

  /** Verbs that are as often a name for a thing: "map the lots" is a doing, "map of the lots" a thing. */
  VERBS_OR_THINGS: `
  access act aid answer approach audit balance benefit bid bike block board book boost bridge budget bus call care catch
  cause challenge champion change charge chart chat check circle claim clean clear close code comment complete correct cost
  count cover cross cut cycle damage date debate delay demand design direct display document draft drive drop end escape
  estimate exchange experience face fear fight file fill fire flag flood flow flyer focus form fund garden grade grant group
  guess guide hand head heat help house hurt increase influence intercept interview issue judge label lack land lead leak
  leave leverage light limit link list load loan log love lower mail map mark market match matter measure mention mind mix
  model move name need note notice number offer open order own pace pack paint park part partner pass path patrol pay permit
  phone photograph picture pilot place plan plant play pledge plow plug poll post press pressure price print process profile
  program progress project promise prompt protest pull purchase push question quote race raise rally rank rate reach record
  reform release rent repair report request rescue research respect rest result return review ride risk rule run sample
  scale schedule score screen search secure serve set shade share shelter shift shop show sign sketch sort sound sponsor
  spot staff stage start state step stock stop store stream stress study supply support surface survey swap switch target
  tax test text tie time tour trace track trade train transfer trash travel treat trial trust try turn update upgrade use
  value view visit voice vote wait walk want wash waste watch water welcome wish word work worry`,

  /** What only a verb with its subject looks like. `n't` and 's, 're, 've, 'll, 'd after a pronoun are found by their shape. */
  FINITE: `
  is are was were am has had does did can could will would shall should may might must cannot isn't aren't wasn't weren't haven't
  hasn't hadn't don't doesn't didn't can't couldn't won't wouldn't shouldn't mustn't
  went got came knew found lost told asked kept lived thought said made took gave saw felt became began brought bought caught died ate
  fell grew happened heard helped led left meant paid remained seemed sent sat slept spoke spent stood stayed understood wanted won
  worked wrote needed stopped waited failed complained moved`,

  /** Bare verbs that follow a plural subject: "kids go hungry". */
  FINITE_AFTER_PLURAL: `
  go get come know find lose tell ask keep live think say make take give see feel become begin bring buy catch depend die
  eat fall grow happen hear have do learn lie mean own pay remain seem send sit sleep speak spend stay stand struggle suffer
  understand want need wait win wonder worry write work walk drive ride miss fear lack call complain skip trust use avoid
  stop move drown arrive leave deserve drop fail choose fight hope try rely end exist breathe drink play run belong benefit
  hate love prefer agree refuse vote report rise`,

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
  though unless before after`,

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
  /** What opens a sentence, if only one that lacks its subject. */
  OPEN_SENTENCES: "if when whenever unless can't don't doesn't didn't",
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

  /** What shows that the 's of a thing is "is" or "has": "heat's been out". */
  AFTER_IS: 'been gone going getting too so',

  /** Verbs that have others act: "helping people find shelter". */
  CAUSING: `
  help helps helping let lets letting make makes making see sees seeing watch watches watching have has having keep keeps
  keeping`,

  /** What somebody was done, with a thing behind it: "tenants denied a hearing" are those people. */
  GIVING: 'denied charged offered promised refused handed assigned awarded owed called named needed',
  /** Where a verb goes: "tie up our crews". */
  DIRECTIONS: 'up down off out back away',

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
  during when if while plus please then also apt unit suite`,

  /** Words in -ing that name a thing. */
  THINGS_IN_ING: `
  accounting aging banking bedding biking branding building catering ceiling clothing cooling counseling crossing cycling
  drawing drinking dumping evening farming fishing flooding funding gardening hearing heating housing king landing licensing
  lighting listening listing littering living mapping meeting morning nursing offering opening painting parenting parking paving permitting
  planning plumbing policing reading recycling ruling running sentencing sewing speeding spending spring staffing string swimming
  timing training tutoring walking warning wedding wiring writing zoning`,

  /** Ordinary words: at the beginning of a line they bear a capital for no other reason. */
  ORDINARY: `
  a abandoned about above absences absentee abuse access accessible accidents accurate across activities actual additional
  addresses adults advocacy advocates affordable afraid after again against age agencies agendas ages aging aid air airport
  alcohol all allergies allergy alley alleys almost also although always ambulance ambulances an analysts and angry animals
  annual another any anybody anyone apartment apartments app appeals applicants applications appointments apprentices
  apprenticeships approval apps arborists architects architecture archives archivists are area areas around art artists arts
  as asbestos assessor assessors asthma at athletes athletic attendance attention attorneys audits aunts authority autumn
  available aware away babies babysitters back back-to-school background backlogs bad badges bail bakeries bakers ballots bands
  banners barbers barriers bartenders baseball basements basic basketball bathrooms beach beaches bed beds bees before
  behavior being bench benches benefits best better between bicyclists bids big bike bikes bilingual bill bills births
  blackout blackouts blankets blight blind block blocks bloggers blood bloodlead board boarded boards book bookmobile books
  bored both boys branch branches bread breakdowns breakfast breastfeeding bricks bridge bridges bright broadband brochures
  broken brownfields budget budgets builders bullying bus buses business businesses but by cab cabs cafes calendar callers
  calls calm camera camps campuses can cancer candidates canes canopy capacity capital cards care careers caregivers carers
  carpenters cars case cases cash cashiers ceiling ceilings cellphone census certain chamber chances chaos chart charts
  cheap cheaper chefs chemical child childbirth childcare childhood children choirs chronic churches cities citizens city
  civic civil class classes classrooms clean cleaner cleaners clear clearer clerical clerk clerks clinic clinics clogged
  close closed closures clothes club clubs coaches coats code codes coffee cold collective college colleges collision
  collisions color comfort commercial committees communication community commuters companies complaint complaints complete
  compliance compost comprehensive computer computers conditions confidence confusing congestion congregations consistent
  constituents construction contact contaminated contractors contracts control conversation conversations cooks cooling
  coordinators copies corner corners corrected corruption cost costs council councilmembers councils count counters counts
  county couples court courts cousins cracked crash crashes creek creeks crew crews crime crossing crossings crosswalk
  crosswalks crowded crumbling culture curb curbs curbside curfew curious current currently custodians customers cycling
  cyclists dad dads daily damp dancers dances danger dangerous dark dashboards data database databases datasets day daycare
  daycares daytime deadlines deaf deaths debt decent decline deed deeds delayed delays deliveries delivery dementia
  demolition dental dentists departments dependent deposit deposits despite detailed detours developers development device
  devices diabetes diapers different digital dignity dim diners dinner dinners director directors dirt dirty disability
  disabled disasters discharge disconnect disconnected dishwashers disinvestment dispatch dispatchers displaced displacement
  district districts do doctors documents dog dogs domestic donated door doors down downstairs downtown draft drafts drain drains
  drinking drivers driveways dropouts drought drug drums dry dumping dumpsters during dust dusty each early earthquake
  easier eaters economic editors educational effective efficient elderly elders elections electricians elevator elevators
  eligible email emails emergency emissions empathy employees employers empty encampments energy engineers enough
  environmental equal equality equitable equity escalators essential every everybody everyone everything eviction evictions
  evidence exact excessive excluded existing expensive external extra faculty failing fair fairer fairness faith fall
  families family far fare farebox fares farm farmers farms fast faster fatal father fathers feed feeds fees fences ferry
  festival festivals few fewer fewest fields figures filed files films financial finding fine fines fire firefighters fires
  firms first fisherman fitness fixed flags flexible flood flooded flooding floods flu flyers fog food football for
  foreclosure foreclosures forgotten form former forms formula foster fountain fountains fraud free freedom freight
  frequency frequent fresh friends from front frontline fruit full fuller funding furniture future gamers games gaps garage
  garages garbage gardeners gardens gas gates genealogy general gentrification genuine girls good government graduates
  grandfathers grandkids grandma grandmas grandmothers grandparents grants gravel green greener groceries grocery ground
  groups growers guardians guards guests gun guns hairdressers half handouts happy harbor hardly harmful hate have having
  hazards he headways health healthier healthy hearings heat heating heatwaves heavy help helpful her here hidden high
  higher highways hired his historians historic historical history holiday holidays home homebound homeless homelessness
  homeowners homes homeschool homework honest hopeful hospital hospitals hot hotels hours house household households houses
  housing how human humid hundreds hunger hungry hurricane hurricanes hydrant hydrants hygiene i ice ideas if ignored ill
  illegal illness illnesses imam imams immigrant immigrants important in inaccessible inadequate inclusion inclusive income
  inconsistent independence individuals industrial inefficient inequity infants informal information infrastructure injuries
  inmates inner insecure inspection inspections inspectors instead insurance intake intern internal internet interns
  internships interpreters intersection intersections interviews into inventories inventory isolated issues it items its jail
  janitors jobs joint journalists judges junk just justice juvenile keep key kids kindergarten kindergartens kinds kiosks
  kitchen kitchens knowing knowledge labor lack lake lakes lakeside lamp lamps land landlord landlords language languages
  laptop laptops large largest last late later laundromat laundromats laundry lawsuits lawyers lead leaders leadership leaf
  leaflets leaking leaks leaky learners learning lease leases legal less lessons letters level librarians libraries library
  licence licences license licensed licenses lien liens life light lighting lights like limited limits lines list lists
  literacy litter little living loading loans local log logs loneliness lonely long longer loose loss losses lost lot lots
  loud lousy low lower lowincome lunch lunches mail mailing main maintenance major man management manager managers many map
  maps market markets mass material maternal math mattresses maybe mayor mayors meal meals mechanics medical medicine
  meeting meetings members men mental mentoring mentors merchants methods mice middle midwives military milk minor minutes
  missed missing mobility modern mold mom moms money monitoring monthly more mortgage mortgages mosques mosquito mosquitoes
  most mostly mother mothers mould movies moving mud multi-family multilingual murals museum museums music mutual my names
  national native natural nearby nearly needles needs negative neglect neighborhood neighborhoods neighboring neighbors
  neighbours neither networks never new newcomers news newsletters newspapers next night no nobody noise noisy none
  nonprofit nonprofits not notes nothing notices now nowhere number numbers nurses nursing nutrition obesity objective odors
  of off offenders office officers offices official officials often old older on once one ongoing only onto open opening operations
  operators opioid opioids opportunities opportunity or orders organizations organizers other others our out outage outages
  outbreaks outcomes outdated outdoor outreach outside over overall overdoses overdue overgrown oversight overtime own
  owner-occupied owners packages paint painters pantries pantry paperwork paramedics paratransit parcel parcels parent
  parents parishes park parking parks parole part participation partners partnerships parts pass passengers passes past
  pastor pastors paths patience patients patterns payroll peace pedestrian pedestrians pensions people perhaps permanent
  permission permit permits personal personnel pets pharmacies phone phones photos physical pilot pilots pipes pizza places
  plain planners plans plastic play playground playgrounds plow plows plumbers police policies policy polling pollution pool
  pools poor population port portal portals positive postcards posters pothole potholes poverty power practical precincts
  predatory pregnancy pregnant preschool preschoolers prescriptions prevention prices pride priest priests primary
  principals printer printers priority prison private prizes probation problems procurement professional professors profits
  programs progress projects proper property prosperity protection proud public pupils puzzles quality quarterly quick
  quicker quiet quite rabbi rabbis racial radio radon rail rain rainy ramp ramps ranchers rapid rare rates rats raw readers
  reading ready real reality realtors rec recent recipients record recorded records recovery recreation recycling reduced
  reference refugees regional registers registration registry regular relationships relief religious remote removal rent
  rental rentals renters rents repair repairs repeat repeated reporters reports requests research researchers residents
  response responsibility responsive restaurant restaurants restroom restrooms results retail retention retired retirees
  returning revenue review reviews rich riders ridership rides rights risk river riverside roaches road roads robust rodents
  roofers rooms rotten route routes rules rural rusty sad safe safer safety sales salmonella salt sand sanitation scams
  scared scattered schedule schedules school schools science scooter scooters scores scouts screens seasonal second
  secretaries security self-help senior seniors sensible separate serious servers service services sewage sewer sewers shade
  shaded shared sharp she shelter shelters sheriff shoes shop shopkeepers shoppers shops short shorter shower showers
  showing shut shutoff shutoffs siblings sick sickness side sidewalk sidewalks signal signals signs silent simple simpler
  since single sites situation skateboarders skating skills slots slow slower slumlords small smaller smart smells smoke
  smooth smoother snack snacks snow snowplow snowplows so soccer social soft solid solutions some somebody someone something
  songs spaces speed speeding spending sports spots spreadsheet spreadsheets spring staff stairs stamps standards standing
  state statewide station stations statistics status steps stickers still stop stoplight stoplights stops store stores
  stories storm storms storytime strategic strategy street streetlight streetlights streets strollers strong stronger
  structural stuck student students studies study subsidies substandard suburban subway success such summaries summer sunny
  supervisor supervisors supper suppers supplies support surprise survey surveys sustainability sustainable swimming
  synagogues systems table tables tablets talent talks tall tap taps tax taxes taxi taxpayers tea teachers team technical
  technology teenagers teens television temples temporary tenant tenants tension tents tests texts than that the theater
  theatre theft their them then therapy there these they things third thirsty this those thousands threats three through
  ticket tickets time timely times timetable timetables tired title titles to tobacco today toddlers together toilet toilets
  toll tolls tomorrow too tool tornado total tough tour tourists tours towing towns toxic toys trade trades traffic trail
  trails train trainings trains tram transfers transit translators transparency transparent trash trauma travel travelers
  treatment tree trees trends trial trials trilingual trips trolley truancy truck trucks trust truth tunnel tunnels
  turnaround turnover tutoring tutors twice two typical unclear uncles under underserved undocumented unemployed unequal
  uneven unfair unhealthy uninsured unions universities unknown unlicensed unlike unlit unpaid unreliable unsafe unsolved
  until untreated up updates uptown urban urgent us use used useful users utilities utility vacancies vacant vaccination
  vaccine vaccines vandalism vans vaping variety various vegetables vehicles vendor vendors very veterans vibrant victims
  video villages violations violence virtual visible visitors visits voices volume volunteers voters vulnerable wages
  waiters waiting waitlists waitress walk walkers walking walks walkthrough walls warmer warmth waste water we weak wealthy
  weather website websites weekend weekends weekly welfare wellbeing wellness wells wet wetlands what whatever wheelchair
  wheelchairs wheels when where whether which while who whoever whole wholesale why wide widows wifi wildfire wildfires
  wildlife windy winter wireless with within without woman women workers workforce working workplaces workshop workshops
  worried worse wrap-around writers wrong yearly years young younger youngest your youth zoning`,

  /** Names that everybody knows, of peoples, languages, faiths, benefits, months and days: their capital is their own. */
  PROPER: `
  african african-american excel american amharic arab arabic asian bengali black burmese cambodian catholic chinese christian
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

/** How a sentence begins that asks by itself. */
export const REQUEST =
  /^(?:we|i)(?:['’](?:re|m|d)| are| am| would| now)? (?:ask|urge?|request|invite?|call on|propose?|recommend|want|hope|beg)(?:ing)?\b/i;
