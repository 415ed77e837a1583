-- What CatalogSnapshot reads. Each query gives lines of text; the section's name goes before them. Objects that an
-- extension brought, or that came with another object (a range's constructors), are left out: own(catalog, oid).
-- user_schema(oid) leaves out PostgreSQL's own schemas; acl(x) sorts the grants; option_names(x) tells the options of
-- foreign objects by name, as values may be secrets. CatalogSnapshot expands the four.
-- Names come out qualified, as search_path is empty.

-- section: schema
SELECT format('%I owner=%s acl=%s', nspname, nspowner::regrole, acl(nspacl))
FROM pg_namespace WHERE user_schema(oid) AND own('pg_namespace', oid)

-- section: extension
SELECT format('%I %s in %I', extname, extversion, extnamespace::regnamespace) FROM pg_extension WHERE extname <> 'plpgsql'

-- section: relation
SELECT format('%s kind=%s persistence=%s owner=%s acl=%s options=%s access=%s rowsecurity=%s/%s partition=%s of=%s replica=%s',
  c.oid::regclass, c.relkind, c.relpersistence, c.relowner::regrole, acl(c.relacl),
  (SELECT string_agg(o, ',' ORDER BY o) FROM unnest(c.reloptions) o), am.amname, c.relrowsecurity, c.relforcerowsecurity,
  concat_ws(' ', pg_get_partkeydef(c.oid), pg_get_expr(c.relpartbound, c.oid)), nullif(c.reloftype, 0)::regtype, c.relreplident)
FROM pg_class c LEFT JOIN pg_am am ON am.oid = c.relam
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND user_schema(c.relnamespace) AND own('pg_class', c.oid)

-- section: inheritance
SELECT format('%s parent %s %s', inhrelid::regclass, inhseqno, inhparent::regclass)
FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid
WHERE c.relkind IN ('r', 'p', 'f') AND user_schema(c.relnamespace) AND own('pg_class', c.oid)

-- section: column
SELECT format('%s %s %I %s collate=%s notnull=%s default=%s generated=%s identity=%s storage=%s compression=%s statistics=%s options=%s foreign=%s acl=%s local=%s/%s',
  c.oid::regclass, (SELECT count(*) FROM pg_attribute b WHERE b.attrelid = c.oid AND b.attnum BETWEEN 1 AND a.attnum AND NOT b.attisdropped),
  a.attname, format_type(a.atttypid, a.atttypmod),
  CASE WHEN a.attcollation <> t.typcollation THEN a.attcollation::regcollation::text END,
  a.attnotnull, pg_get_expr(d.adbin, d.adrelid), a.attgenerated, a.attidentity, a.attstorage, a.attcompression,
  nullif(a.attstattarget, -1),
  (SELECT array_agg(o ORDER BY o) FROM unnest(a.attoptions) o WHERE o NOT LIKE 'pg\_attver=%'), a.attfdwoptions, acl(a.attacl), a.attislocal, a.attinhcount)
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c')
  AND user_schema(c.relnamespace) AND own('pg_class', c.oid) AND own('pg_type', c.reltype)

-- section: view
SELECT format('%s %s', oid::regclass, pg_get_viewdef(oid))
FROM pg_class WHERE relkind IN ('v', 'm') AND user_schema(relnamespace) AND own('pg_class', oid)

-- section: sequence
SELECT format('%s %s start=%s increment=%s min=%s max=%s cache=%s cycle=%s owned by %s', seqrelid::regclass, format_type(seqtypid, NULL),
  seqstart, seqincrement, seqmin, seqmax, seqcache, seqcycle,
  (SELECT format('%s column %s', d.refobjid::regclass, a.attname) FROM pg_depend d
   JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
   WHERE d.classid = 'pg_class'::regclass AND d.objid = seqrelid AND d.deptype IN ('a', 'i') AND d.refobjsubid > 0 LIMIT 1))
FROM pg_sequence JOIN pg_class c ON c.oid = seqrelid WHERE user_schema(c.relnamespace) AND own('pg_class', c.oid)

-- section: constraint
SELECT format('%s %I %s deferrable=%s deferred=%s validated=%s local=%s inherited=%s', coalesce(nullif(conrelid, 0)::regclass::text, contypid::regtype::text),
  conname, pg_get_constraintdef(oid), condeferrable, condeferred, convalidated, conislocal, connoinherit)
FROM pg_constraint WHERE contype <> 't' AND user_schema(connamespace)
  AND own('pg_class', conrelid) AND own('pg_type', contypid)

-- section: index
SELECT format('%s valid=%s clustered=%s replica=%s options=%s', pg_get_indexdef(i.indexrelid), indisvalid, indisclustered, indisreplident, c.reloptions)
FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
WHERE user_schema(c.relnamespace) AND own('pg_class', i.indrelid)

-- section: type
SELECT format('%s kind=%s owner=%s acl=%s %s', t.oid::regtype, typtype, typowner::regrole, acl(typacl), CASE typtype
  WHEN 'e' THEN (SELECT string_agg(quote_literal(enumlabel), ',' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid)
  WHEN 'd' THEN concat_ws(' ', format_type(typbasetype, typtypmod), 'collate=' || nullif(typcollation, 0)::regcollation, 'notnull=' || typnotnull, 'default=' || typdefault)
  WHEN 'r' THEN (SELECT format('%s %s %s multirange=%s collate=%s', rngsubtype::regtype, rngsubdiff, rngcanonical, rngmultitypid::regtype, nullif(rngcollation, 0)::regcollation) FROM pg_range WHERE rngtypid = t.oid)
  END)
FROM pg_type t LEFT JOIN pg_class c ON c.oid = typrelid
WHERE (typtype IN ('e', 'd', 'r') OR c.relkind = 'c' OR typtype = 'b' AND typelem = 0)
  AND user_schema(typnamespace) AND own('pg_type', t.oid)

-- section: function
SELECT format('%s owner=%s acl=%s %s', oid::regprocedure, proowner::regrole, acl(proacl), pg_get_functiondef(oid))
FROM pg_proc WHERE prokind <> 'a' AND user_schema(pronamespace) AND own('pg_proc', oid)

-- section: aggregate
SELECT format('%s kind=%s owner=%s acl=%s %s final=%s/%s combine=%s serial=%s/%s moving=%s/%s/%s/%s state=%s/%s sort=%s init=%s/%s extra=%s parallel=%s',
  p.oid::regprocedure, aggkind, proowner::regrole, acl(proacl), aggtransfn, aggfinalfn, aggfinalmodify, aggcombinefn, aggserialfn, aggdeserialfn,
  aggmtransfn, aggminvtransfn, aggmfinalfn, aggmtranstype::regtype, aggtranstype::regtype, aggtransspace, nullif(aggsortop, 0)::regoperator,
  agginitval, aggminitval, aggfinalextra, proparallel)
FROM pg_aggregate a JOIN pg_proc p ON p.oid = a.aggfnoid WHERE user_schema(pronamespace) AND own('pg_proc', p.oid)

-- section: trigger
SELECT format('%s enabled=%s', pg_get_triggerdef(t.oid), tgenabled)
FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid WHERE NOT tgisinternal AND user_schema(c.relnamespace)

-- section: rule
SELECT format('%s enabled=%s', pg_get_ruledef(r.oid), ev_enabled)
FROM pg_rewrite r JOIN pg_class c ON c.oid = ev_class
WHERE rulename <> '_RETURN' AND user_schema(c.relnamespace) AND own('pg_class', c.oid)

-- section: policy
SELECT format('%s %I %s permissive=%s to=%s using=%s check=%s', polrelid::regclass, polname, polcmd, polpermissive,
  (SELECT string_agg(CASE r WHEN 0 THEN 'public' ELSE r::regrole::text END, ',' ORDER BY r::regrole::text) FROM unnest(polroles) r),
  pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))
FROM pg_policy

-- section: statistics
SELECT format('%s owner=%s target=%s', pg_get_statisticsobjdef(oid), stxowner::regrole, nullif(stxstattarget, -1)) FROM pg_statistic_ext WHERE user_schema(stxnamespace)

-- section: operator
SELECT format('%s %s owner=%s commutator=%s negator=%s restrict=%s join=%s merges=%s hashes=%s', oid::regoperator, oprcode, oprowner::regrole,
  oprcom::regoperator, oprnegate::regoperator, oprrest, oprjoin, oprcanmerge, oprcanhash)
FROM pg_operator WHERE user_schema(oprnamespace) AND own('pg_operator', oid)

-- section: cast
SELECT format('%s as %s by %s %s %s', castsource::regtype, casttarget::regtype, nullif(castfunc, 0)::regprocedure, castcontext, castmethod)
FROM pg_cast c WHERE c.oid >= 16384 AND own('pg_cast', c.oid)

-- section: collation
SELECT format('%s.%I %s %s %s %s deterministic=%s owner=%s rules=%s', collnamespace::regnamespace, collname, collprovider, collcollate, collctype,
  coalesce(to_jsonb(pg_collation) ->> 'colllocale', to_jsonb(pg_collation) ->> 'colliculocale'), collisdeterministic, collowner::regrole,
  to_jsonb(pg_collation) ->> 'collicurules')
FROM pg_collation WHERE user_schema(collnamespace) AND own('pg_collation', oid)

-- section: event trigger
SELECT format('%I on %s do %s enabled=%s tags=%s', evtname, evtevent, evtfoid::regproc, evtenabled, evttags)
FROM pg_event_trigger WHERE own('pg_event_trigger', oid)

-- section: publication
SELECT format('%I owner=%s all=%s does=%s root=%s', pubname, pubowner::regrole, puballtables, concat_ws(',', pubinsert, pubupdate, pubdelete, pubtruncate), pubviaroot)
FROM pg_publication
UNION ALL
SELECT format('%I table %s columns=%s where=%s', pubname, prrelid::regclass, prattrs, pg_get_expr(prqual, prrelid))
FROM pg_publication_rel JOIN pg_publication p ON p.oid = prpubid
UNION ALL
SELECT format('%I schema %s', pubname, pnnspid::regnamespace) FROM pg_publication_namespace JOIN pg_publication p ON p.oid = pnpubid

-- section: subscription
SELECT format('%I owner=%s enabled=%s publications=%s', subname, subowner::regrole, subenabled, subpublications)
FROM pg_subscription WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())

-- section: foreign data wrapper
SELECT format('%I owner=%s acl=%s handler=%s validator=%s options=%s', fdwname, fdwowner::regrole, acl(fdwacl), nullif(fdwhandler, 0)::regproc,
  nullif(fdwvalidator, 0)::regproc, option_names(fdwoptions)) FROM pg_foreign_data_wrapper WHERE own('pg_foreign_data_wrapper', oid)

-- section: foreign server
SELECT format('%I wrapper=%s owner=%s acl=%s type=%s version=%s options=%s', srvname, (SELECT fdwname FROM pg_foreign_data_wrapper w WHERE w.oid = srvfdw),
  srvowner::regrole, acl(srvacl), srvtype, srvversion, option_names(srvoptions)) FROM pg_foreign_server

-- section: foreign table
SELECT format('%s server=%I options=%s', ftrelid::regclass, srvname, option_names(ftoptions))
FROM pg_foreign_table JOIN pg_foreign_server s ON s.oid = ftserver

-- section: user mapping
SELECT format('%s on %I', CASE umuser WHEN 0 THEN 'public' ELSE umuser::regrole::text END, srvname)
FROM pg_user_mappings

-- section: text search
SELECT format('%s.%I configuration owner=%s parser=%s', cfgnamespace::regnamespace, cfgname, cfgowner::regrole, (SELECT prsname FROM pg_ts_parser p WHERE p.oid = cfgparser))
FROM pg_ts_config WHERE user_schema(cfgnamespace) AND own('pg_ts_config', oid)
UNION ALL
SELECT format('%s maps %s %s to %s', mapcfg::regconfig, maptokentype, mapseqno, mapdict::regdictionary)
FROM pg_ts_config_map JOIN pg_ts_config c ON c.oid = mapcfg WHERE user_schema(cfgnamespace) AND own('pg_ts_config', mapcfg)
UNION ALL
SELECT format('%s.%I dictionary owner=%s template=%s %s', dictnamespace::regnamespace, dictname, dictowner::regrole,
  (SELECT tmplname FROM pg_ts_template t WHERE t.oid = dicttemplate), dictinitoption) FROM pg_ts_dict WHERE user_schema(dictnamespace) AND own('pg_ts_dict', oid)
UNION ALL
SELECT format('%s.%I parser %s %s %s %s %s', prsnamespace::regnamespace, prsname, prsstart, prstoken, prsend, prsheadline, prslextype)
FROM pg_ts_parser WHERE user_schema(prsnamespace) AND own('pg_ts_parser', oid)
UNION ALL
SELECT format('%s.%I template %s %s', tmplnamespace::regnamespace, tmplname, tmplinit, tmpllexize)
FROM pg_ts_template WHERE user_schema(tmplnamespace) AND own('pg_ts_template', oid)

-- section: operator class
SELECT format('%s.%I %I type=%s default=%s storage=%s owner=%s family=%s', opcnamespace::regnamespace, opcname, amname, opcintype::regtype, opcdefault,
  nullif(opckeytype, 0)::regtype, opcowner::regrole, (SELECT opfname FROM pg_opfamily f WHERE f.oid = opcfamily))
FROM pg_opclass JOIN pg_am a ON a.oid = opcmethod WHERE user_schema(opcnamespace) AND own('pg_opclass', pg_opclass.oid)

-- section: operator family
SELECT format('%s.%I %I owner=%s %s', opfnamespace::regnamespace, opfname, amname, opfowner::regrole, (
  SELECT string_agg(pg_describe_object(d.classid, d.objid, 0), ',' ORDER BY pg_describe_object(d.classid, d.objid, 0))
  FROM pg_depend d WHERE d.refclassid = 'pg_opfamily'::regclass AND d.refobjid = f.oid AND d.classid IN ('pg_amop'::regclass, 'pg_amproc'::regclass)))
FROM pg_opfamily f JOIN pg_am a ON a.oid = opfmethod WHERE user_schema(opfnamespace) AND own('pg_opfamily', f.oid)

-- section: access method
SELECT format('%I %s %s', amname, amtype, amhandler) FROM pg_am WHERE oid >= 16384 AND own('pg_am', oid)

-- section: language
SELECT format('%I owner=%s acl=%s trusted=%s handler=%s inline=%s validator=%s', lanname, lanowner::regrole, acl(lanacl), lanpltrusted,
  nullif(lanplcallfoid, 0)::regproc, nullif(laninline, 0)::regproc, nullif(lanvalidator, 0)::regproc)
FROM pg_language WHERE (oid >= 16384 OR lanacl IS NOT NULL) AND own('pg_language', oid)

-- section: conversion
SELECT format('%s.%I %s to %s by %s default=%s owner=%s', connamespace::regnamespace, conname, pg_encoding_to_char(conforencoding),
  pg_encoding_to_char(contoencoding), conproc, condefault, conowner::regrole)
FROM pg_conversion WHERE user_schema(connamespace) AND own('pg_conversion', oid)

-- section: transform
SELECT format('%s %s from=%s to=%s', trftype::regtype, (SELECT lanname FROM pg_language l WHERE l.oid = trflang), trffromsql, trftosql)
FROM pg_transform WHERE own('pg_transform', oid)

-- section: security label
SELECT format('%s %s %s: %s', objtype, objname, provider, label) FROM pg_seclabels

-- section: default privileges
SELECT format('%s in %s for %s: %s', defaclrole::regrole, nullif(defaclnamespace, 0)::regnamespace, defaclobjtype, acl(defaclacl)) FROM pg_default_acl

-- section: comment
SELECT format('%s: %s', pg_describe_object(classoid, objoid, objsubid), quote_literal(description))
FROM pg_description WHERE objoid >= 16384 AND own(classoid::regclass::text, objoid) AND classoid <> 'pg_extension'::regclass
UNION ALL
SELECT format('%s: %s', pg_describe_object(classoid, objoid, objsubid), quote_literal(description))
FROM pg_description WHERE classoid = 'pg_namespace'::regclass AND objoid < 16384 AND objoid = (SELECT oid FROM pg_namespace WHERE nspname = 'public')
  AND description <> 'standard public schema'
