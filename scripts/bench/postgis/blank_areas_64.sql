-- Built-up parcels minus pipes buffered by 50 m, 64 segments per quadrant, before any minimum area: parcels that keep some, and their area.
select count(*), sum(a) from (
  select ST_Area(coalesce(ST_Difference(c.g, (select ST_Union(ST_Buffer(p.g, 50, 'quad_segs=64')) from p700 p where ST_DWithin(p.g, c.g, 50))), c.g)) a
  from parc c) q
where a > 0;
