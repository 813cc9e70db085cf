// What the tool has to know of English to put people's words into a sentence: common verbs, words that open a clause, and ordinary
// words, which lose a capital that only the beginning of a line gave them. Data: words with blanks between them.

/** Verbs that are seldom anything else, as one is told to do something: "talk", "reduce". */
export const VERBS = `
  accept achieve acknowledge act add address adopt advertise advise advocate afford agree alert align allow analyse analyze
  announce answer appear apply appoint approach approve argue arrange ask assemble assess assign assist attend authorise
  authorize avoid be become begin borrow bring broaden build buy calculate carry celebrate choose clarify climb collect
  combine come commit communicate compare compile complain conduct confirm connect consider consult contact continue
  contribute convene convert convince coordinate create decide dedicate deepen define deliver demonstrate deny describe
  develop digitise digitize discover discuss distribute donate download draft draw earn educate eliminate email employ empower
  enable encourage end endorse enforce engage enhance ensure enter establish evaluate examine exempt expand explain explore
  expose extend facilitate feed fetch file fill find finish fix follow forget form forward fulfil fulfill gather generate get
  give go grow guide hand hang have hear hide hire hold host identify implement improve include increase inform inspect
  install integrate introduce invest investigate invite involve join keep know launch lead learn leave lend let listen live
  locate look lose maintain make manage meet mend merge modernize monitor negotiate nominate notify obtain offer oppose
  organise organize owe paint participate pay persuade pick pilot prepare present prevent print prioritise prioritize produce
  promote propose protect prove provide publicize publish put qualify quit raise reach read realize rebuild receive recommend
  reconnect recruit redesign reduce refine refuse release relocate rely remember remind remove renew reopen repair repeal
  replace reply require resolve respond restore retain revise rewrite run save say scan schedule see seek select sell send
  serve set settle shape shorten simplify sit solve sort speak spend spread stand start stay steer stop strengthen study
  submit subsidize support survey suspend take talk teach tell test track train translate travel treat try turn understand
  undo unlock update upload urge verify visit volunteer wait waive warn wear weigh win write`;

/** Verbs that are as often a name for a thing: "map the lots" is a doing, "map of the lots" a thing. */
export const VERBS_OR_THINGS = `
  access act aid answer approach balance benefit bid bike block board book bridge budget bus call care catch cause challenge
  change charge chart chat check claim clean clear close code comment complete correct cost count cover cross cut cycle damage
  date debate delay demand design display document draft drive drop end escape estimate exchange experience face fear fight
  file fill fire flag flood flow focus form fund garden grade grant group guess guide hand head heat help house hurt increase
  influence interview issue judge label lack land lead leak leave light limit link list load loan log love lower mail map mark
  market match matter measure mention mind mix model move name need note notice number offer open order own pace paint park
  part pass path pay permit phone photograph picture pilot place plan plant play pledge plow poll post press price print
  process profile program progress project promise prompt protest pull purchase push question quote race raise rank rate reach
  record reform release rent repair report request rescue research respect rest result return review ride risk rule run sample
  scale schedule score screen search secure serve set shade share shelter shift shop show sign sketch sort sound sponsor spot
  staff stage start state step stock stop store stream stress study supply support surface survey swap switch target tax test
  text tie time tour trace track trade train transfer trash travel treat trial trust try turn update upgrade use value view
  visit voice vote wait walk want wash waste watch water welcome wish word work worry`;

/** What only a verb with its subject looks like. `n't` and 's, 're, 've, 'll, 'd after a pronoun are found by their shape. */
export const FINITE = `
  is are was were am has had does did can could will would shall should may might must cannot isn't aren't wasn't weren't haven't
  hasn't hadn't don't doesn't didn't can't couldn't won't wouldn't shouldn't mustn't
  went got came knew found lost told asked kept lived thought said made took gave saw felt became began brought bought caught died ate
  fell grew happened heard helped led left meant paid remained seemed sent sat slept spoke spent stood stayed understood wanted won
  worked wrote needed stopped waited failed complained moved`;

/** Bare verbs that follow a plural subject: "kids go hungry". */
export const FINITE_AFTER_PLURAL = `
  go get come know find lose tell ask keep live think say make take give see feel become begin bring buy catch depend die eat fall
  grow happen hear have do learn lie mean own pay remain seem send sit sleep speak spend stay stand struggle suffer understand want
  need wait win wonder worry write work walk drive ride miss fear lack call complain skip trust use avoid stop move drown arrive
  leave deserve drop fail choose fight hope try rely end exist breathe drink play run belong benefit hate love prefer agree refuse`;

/** Verbs whose object is people: "interview tenants", though "interview notes" are a thing. */
export const VERBS_FOR_PEOPLE = `
  interview survey email mail call phone text visit train host help poll guide support meet reach thank pay move house`;

/** Who can be asked, called, helped; most others end in -ers, -ors, -ants, -ents, -ees or -ists. */
export const PEOPLE = `
  people families kids children youth seniors women men mothers fathers neighbors neighbours staff crews clerks nurses couples
  veterans folks citizens friends clubs unions churches officials captains librarians patients artists`;

/** Words that begin a clause of its own, whose verb is not the sentence's. */
export const CLAUSE_OPENERS = `
  who whom whose which that where when how why what if whether because as while until than since whatever wherever whoever although
  though unless before after`;

/** Words that stand for a subject: with one of them in front even a bare verb makes a sentence. */
export const SUBJECTS = `
  i we you they he she it this that these those there here nobody nothing everybody everyone everything somebody someone something
  anybody anyone people children men women folks many most some few all none each both neither residents`;

/** What stands before a thing: an article, a pronoun that owns it, a number word. */
export const DETERMINERS = `
  a an the this that these those my our your their his her its each every some any no all both another one two three four five six
  seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty hundred hundreds dozens half more less fewer most many several us them me you it him everyone everybody people`;

/** What a doing goes on with: a direction, or whom it is done with. */
export const PARTICLES = `
  up out off down away back over in on into onto with to at by for from about around through together again once twice where whether
  how what if which who when why so that`;

/** Words in -ing that name a thing. */
export const THINGS_IN_ING = `
  accounting aging banking bedding being biking branding building catering ceiling clothing cooling counseling crossing cycling
  drawing drinking dumping evening farming fishing flooding funding gardening hearing heating housing king landing licensing
  lighting listening listing littering living mapping meeting morning nursing offering opening painting parenting parking paving permitting
  planning plumbing policing reading recycling ruling running sentencing sewing speeding spending spring staffing string swimming
  timing training tutoring walking warning wedding wiring writing zoning`;

/** Ordinary words: at the beginning of a line they bear a capital for no other reason. */
export const ORDINARY = `
  a abandoned about above absences abuse access accessible accidents accurate across activities addresses adults advocacy
  advocates affordable afraid after after-school again against age agencies agendas aging aid air airport alcohol all
  allergies allergy alley alleys almost also although always ambulance ambulances an analysts and angry animals another any
  anybody anyone apartment apartments app applicants applications appointments apprentices apprenticeships apps arborists
  architects archives archivists are area areas around art artists arts as asbestos assessor assessors asthma at athletes
  athletic attendance attorneys audits aunts autumn available away babies babysitters back-to-school background bad badges
  bail bakeries bakers ballots bands banners barbers bartenders baseball basic basketball bathrooms beach beaches bed beds
  bees before being bench benches benefits best better between bicyclists bids big bike bikes bill bills births blackout
  blackouts blankets blight blind block blocks bloggers blood bloodlead board boarded boards book bookmobile books bored both
  branch branches bread breakfast breastfeeding bricks bridge bridges bright broadband broken brownfields budget budgets
  builders bullying bus buses business businesses but by cafes calendar callers calls camera camps campuses can cancer canes
  canopy cards care careers caregivers carers carpenters cars case cases cash cashiers census certain chances chart charts
  cheap cheaper chefs chemical child childbirth childcare childhood children choirs chronic churches cities citizens city
  class classes classrooms clean cleaner cleaners clear clearer clerical clerk clerks clinic clinics clogged close closed
  clothes clubs coaches coats code codes coffee cold college colleges collision collisions comfort committees community
  commuters companies complaint complaints complete compost computer computers conditions confidence confusing congregations
  contact contaminated contractors contracts conversation conversations cooks cooling coordinators copies corner corners
  corrected cost costs council councilmembers councils count counters counts county couples court courts cousins cracked
  crash crashes creek creeks crew crews crime crossing crossings crosswalk crosswalks crowded crumbling curb curbs curbside
  curious current currently customers cycling cyclists dad dads daily damp dancers dances dangerous dark dashboards data
  database databases datasets day daycare daycares daytime deaf deaths debt decent decline deed deeds delayed delays
  deliveries delivery dementia demolition dental dentists departments deposit deposits detailed developers device devices
  diabetes diapers different dignity dim diners dinner dinners director directors dirty disability disabled disasters
  discharge disconnected dishwashers dispatch dispatchers displaced displacement district districts do doctors documents dog
  dogs domestic donated door door-to-door doors downtown draft drafts drain drains drinking drivers driveways dropouts
  drought drug drums dry dumping during dust dusty each early earthquake easier eaters editors elderly elders elections
  electricians elevator elevators email emails emergency employees employers empty encampments energy engineers equal
  equality equity escalators every everybody everyone everything eviction evictions evidence exact excluded expensive extra
  fair fairer faith fall families family far fare fares farm farmers farms fast faster fatal father fathers feed feeds fees
  fences ferry festival festivals few fewer fields figures filed files films finding fine fines fire firefighters fires firms
  first first-generation first-time fisherman fixed flags flood flooded flooding floods flu flyers fog food football for
  foreclosure foreclosures forgotten form former forms formula foster fountain fountains free freedom freight frequent fresh
  friends from front frontline fruit full full-time fuller funding furniture gamers games garage garages garbage gardeners
  gardens gas gates genealogy general girls good government graduates grandfathers grandma grandmas grandmothers grandparents
  grants gravel green groceries grocery ground groups growers guardians guards guests gun guns hairdressers half happy harbor
  hardly harmful hate have having hazards he health healthier healthy hearings heat heating heatwaves help her here hidden
  high high-rise high-speed higher highways hired his historians historic historical history holiday holidays home homebound
  homeless homelessness homeowners homes homework honest hopeful hospital hospitals hot hotels hours house household
  household-level households houses housing how humid hundreds hunger hungry hurricane hurricanes hydrant hydrants hygiene i
  ice if ignored illegal illnesses imam imams immigrant immigrants important in inaccessible income independence individuals
  infants informal information injuries inmates inner inspection inspections inspectors insurance intern internet interns
  internships interpreters intersection intersections interviews inventories inventory isolated it items its jail janitors
  jobs journalists judges just justice juvenile keep key kids kindergarten kindergartens kinds kiosks kitchen kitchens
  knowing labor lack lake lakes lakeside lamp lamps land landlord landlords language languages laptop laptops large largest
  last late later laundromat laundromats laundry lawyers lead leaders leaf leaflets leaking leaks leaky learners lease leases
  legal less lessons letters librarians libraries library licence licences license licensed licenses lien liens life light
  lighting lights like limited lines list lists literacy litter little loading loans local log logs lonely long long-term
  longer lost lot lots loud low low-income lower lowincome lunch lunches mail mailing main maintenance manager managers many
  map maps market markets maternal math mattresses maybe mayor mayors meal meals mechanics meeting meetings members men
  mental mentoring mentors merchants mice middle middle-class middle-income midwives milk minutes missing mold mom moms money
  monthly more mortgage mortgages mosques mosquito mosquitoes most mostly mother mothers mould movies moving mud multi-family
  multilingual murals museum museums music my names native nearby nearly needles needs neighborhood neighborhoods neighboring
  neighbors neighbours neither never new newcomers news newsletters newspapers next night no nobody noise noisy none
  nonprofit nonprofits not notes nothing notices now number numbers nurses nursing obesity odors of office officers offices
  official officials often old older on once one ongoing only open opening operators opioid opioids opportunities opportunity
  or orders organizations organizers other others our out outage outages outbreaks outdated outdoor outreach over overdoses
  overdue overgrown own owner-occupied owners packages paint painters pantries pantry paramedics parcel parcels parent
  parents parishes park parking parks parole part part-time parts pass passengers passes past pastor pastors paths patients
  payroll peace pedestrian pedestrians pensions people perhaps permit permits personal pets pharmacies phone phones photos
  pilot pilots pipes pizza places plain planners plans play playground playgrounds plow plows plumbers police policies
  polling pollution pool pools poor port portal portals postcards posters pothole potholes power precincts pregnancy pregnant
  preschool preschoolers prescriptions prices pride priest priests principals printer printers prison private prizes
  probation problems professors programs progress projects property prosperity proud public pupils puzzles quality quick
  quicker quiet rabbi rabbis radio radon rail rain rainy ramp ramps ranchers rats raw readers reading real realtors recent
  recipients record recorded records recreation recycling refugees regional registers regular rent rental rentals renters
  rents repair repairs repeated reporters reports requests research researchers residents response restaurant restaurants
  restroom restrooms results retired retirees returning review reviews rich riders ridership rides rights risk river
  riverside roaches road roads rodents roofers rooms rotten route routes rules rural rusty sad safe safer safety sales
  salmonella salt sand sanitation scared scattered schedule schedules school schools science scooter scooters scores scouts
  screens seasonal second secretaries senior seniors separate serious servers service services sewage sewer sewers shade
  shaded shared she shelter shelters sheriff shoes shop shopkeepers shoppers shops short short-term shorter shower showers
  showing shut shutoff shutoffs siblings sick sickness side sidewalk sidewalks signal signals signs silent since single
  single-family sites skateboarders skating slow slower small smaller smells smoke snack snacks snow snowplow snowplows so
  soccer social some somebody someone something songs speed speeding spending sports spots spreadsheet spreadsheets spring
  staff stairs stamps standing state statewide station stations statistics steps stickers still stop stoplight stoplights
  stops store stores stories storm storms storytime street street-level streetlight streetlights streets strollers stronger
  stuck student students studies study substandard suburban subway such summaries summer sunny supervisor supervisors supper
  suppers supplies support survey surveys swimming synagogues table tables tablets talks tap taps tax taxes taxi taxpayers
  tea teachers team teenagers teens television temples tenant tenants tents tests texts than that the theater theatre their
  them there these they things third thirsty this those thousands three through ticket tickets time times timetable
  timetables tired title titles to tobacco today toddlers together toilet toilets toll tolls tomorrow too tool tornado tour
  tourists tours towing towns toxic toys trade trades traffic trail trails train trainings trains tram transit translators
  transparent trash travel travelers tree trees trial trials trips trolley truancy truck trucks trust tunnel tunnels tutoring
  tutors two unclear uncles under underserved undocumented unemployed uneven unfair unhealthy uninsured unions universities
  unlicensed unlit unpaid unreliable unsafe until untreated up uptown urban us use used useful users utilities utility
  vacancies vacant vaccination vaccine vaccines vans vaping various vegetables vendor vendors very veterans victims video
  villages violations violence visible visitors visits voices volunteers voters vulnerable wages waiters waiting waitress
  walk walkers walking walks warmer warmth waste water we wealthy website websites weekend weekends weekly welfare wells wet
  wetlands what wheelchair wheelchairs when where whether which while who whoever whole wholesale why widows wifi wildfire
  wildfires wildlife windy winter with within without women workers working working-class workplaces workshop workshops
  worried worse writers wrong yearly years young younger your youth zoning`;

/** Shortened words whose full stop ends no sentence. */
export const ABBREVIATIONS = `
  st ave rd blvd dr mr mrs ms mx prof rev sr jr dept depts gov sen rep gen no nos inc co corp ltd vs approx est e.g i.e a.m p.m u.s u.s.a
  mt ft pl ct ln hwy rte apt bldg fl jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun assoc admin govt intl max min mgmt natl pop tel temp univ`;

/** What is called by a number behind its name: "Ward 3", "bus 14". */
export const NUMBERED = `
  route routes rte bus buses train tram trolley ferry line lines ward wards district districts precinct zone area station stop platform
  highway hwy exit gate dock pier floor room unit apartment apt suite building section sector beat tract block lot parcel engine ladder
  school grade grades age ages step phase cycle version title chapter article rule form item page table figure no number`;

/** What is counted behind a number, whatever stands before it: "the bus 20 minutes earlier". */
export const COUNTED = `
  percent minute minutes min mins hour hours day days week weeks month months times feet miles people homes families`;

/** What is said of a bus line that is called by its number alone: "the 14 comes on time". */
export const SAID_OF_A_LINE = `
  bus train tram trolley ferry line route express is was has now no comes came runs ran gets got does did goes went will can could
  arrives leaves waits`;

/** Words that count, besides digits; "one" is as often an article. */
export const NUMBERS = `
  two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty
  thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million dozen dozens half twice`;
